// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of the OSGi Configurator: what of it is honoured, and that nothing of it is passed over. */
class ConfiguratorFormTest {

    @TempDir
    Path folder;

    @Test
    void typesGoByAllTheirNames() throws Exception {
        Map<String, Object> read = read(
                """
                "a:int": 1, "b:Integer": "2", "c:long": 3, "d:Double": 4, "e:float": 0.5, "f:short": 6, "g:byte": 7,
                "h:char": "x", "i:Character": "y", "j:Char": "z", "k:boolean": "true", "l:String": 12, "m:string": true""");

        assertThat(read)
                .containsEntry("a", 1)
                .containsEntry("b", 2)
                .containsEntry("c", 3L)
                .containsEntry("d", 4.0)
                .containsEntry("e", 0.5f)
                .containsEntry("f", (short) 6)
                .containsEntry("g", (byte) 7)
                .containsEntry("h", 'x')
                .containsEntry("i", 'y')
                .containsEntry("j", 'z')
                .containsEntry("k", true)
                .containsEntry("l", "12")
                .containsEntry("m", "true");
    }

    @Test
    void listsAreArraysHoweverTheyAreAskedFor() throws Exception {
        Map<String, Object> read = read(
                """
                "a:Integer[]": [1, "2"], "b:short[]": 3, "c:Collection<Long>": [4], "d:Collection": ["x"], "e": [1.5],
                "f:Float[]": [], "g": [], "h:int[]": ["$[env:UNIT]", 2], "i:Collection<char>": "c\"""");

        assertThat(read.get("a")).isEqualTo(new Integer[] {1, 2});
        assertThat(read.get("b")).isEqualTo(new Short[] {3});
        assertThat(read.get("c")).isEqualTo(new Long[] {4L});
        assertThat(read.get("d")).isEqualTo(new String[] {"x"});
        assertThat(read.get("e")).isEqualTo(new Double[] {1.5});
        assertThat(read.get("f")).isEqualTo(new Float[0]);
        assertThat(read.get("g")).isEqualTo(new String[0]);
        assertThat(read.get("h")).isEqualTo(new String[] {"$[env:UNIT]", "2"});
        assertThat(read.get("i")).isEqualTo(new Character[] {'c'});
    }

    /** Kura's keys may have colons. */
    @ParameterizedTest
    @CsvSource({"a:b", "net.interface.eth0:1.mtu", "time:10:30", "x:", "a:B:String", "a:Integer:String", "a:x[]:String"
    })
    void colonThatIsBeforeNoTypeBelongsToTheKey(String key) throws Exception {
        assertThat(read("\"" + key + "\": \"v\"")).containsOnly(Map.entry(key.replace(":String", ""), "v"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Date", "Integer[", "Integer[][]", "Set<Integer>", "Collection<Date>", "Int32[]", "Collection<>"
            })
    void typeThatThereIsNotIsRefused(String type) {
        assertThatThrownBy(() -> read("\"k:" + type + "\": 1"))
                .hasMessageContaining("is no type: String, Integer, Long")
                .hasMessageContaining("'a:B:String'")
                .hasMessageEndingWith("(at /plc1/k:" + type + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary", "binary[]"})
    void bytesAreRefused(String type) {
        assertThatThrownBy(() -> read("\"k:" + type + "\": \"AA==\""))
                .hasMessageContaining("k:" + type + ": no configuration here holds bytes; give them as a text");
    }

    @Test
    void encryptedSecretsAreForDocumentsOnly() {
        assertThatThrownBy(() -> read("\"code:Password\": \"x\""))
                .hasMessageContaining("for 'config import' only: here it stands in clear as 'code'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "':configurator:policy': 'force'  |policy = 'force' can only be 'default' here: what an operator changed stays",
                "':configurator:policy': {}       |:configurator:policy can only be 'default' here",
                "':configurator:ranking': 5       |ranking = '5' can only be '0' here: of two files the one that is read later",
                "':configurator:other': 1         |:configurator:other = '1' is no key of the Configurator",
            })
    void whatIsNotDoneIsRefused(String member, String message) {
        assertThatThrownBy(() -> read(member.replace('\'', '"'))).hasMessageContaining(message);
    }

    @Test
    void whatIsDoneAnywayIsTaken() throws Exception {
        Path file = Files.writeString(
                folder.resolve("a.json"),
                """
                // a comment
                {":configurator:resource-version": 1, ":configurator:symbolic-name": "plant",
                 ":configurator:version": "1.0.0", ":tool": {"x": [1, null]}, /* another */
                 "plc1": {":configurator:policy": "default", ":configurator:ranking": 0, ":note": ["x"], "k": 1}}""");

        assertThat(JsonResources.read(file).get("plc1").properties()).containsOnly(Map.entry("k", 1L));
        Files.writeString(file, "{\":configurator:resource-version\": 2}");
        assertThatThrownBy(() -> JsonResources.read(file))
                .hasMessageContaining("resource-version = '2' can only be '1' here")
                .hasMessageEndingWith("(at /:configurator:resource-version)");
    }

    @Test
    void linesAreTold() throws Exception {
        Path file = Files.writeString(folder.resolve("a.json"), "{\n\"plc1\": {\n\"a\": 1,\n\"b\": [\n2]}}");

        Lines lines = JsonResources.read(file).get("plc1").lines();

        assertThat(lines.of("a")).isEqualTo(3);
        assertThat(lines.of("b")).isEqualTo(4);
        assertThat(lines.of("none")).isEqualTo(2);
    }

    private Map<String, Object> read(String members) throws Exception {
        Path file = Files.writeString(folder.resolve("a.json"), "{\"plc1\": {" + members + "}}");
        return JsonResources.read(file).get("plc1").properties();
    }
}
