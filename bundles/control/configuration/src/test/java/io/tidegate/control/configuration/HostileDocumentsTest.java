// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that somebody made to do harm, or by mistake: refused, with the way to the fault. */
class HostileDocumentsTest {

    private static final String HEAD = "<esf:configurations xmlns:esf=\"http://eurotech.com/esf/2.0\">\n";
    private static final String ON_PORT = " (at /configurations/configuration[plc1]/properties/property[port]/value)";

    @TempDir
    Path folder;

    private final Secrets secrets = FakeCrypto.secrets();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // broken, cut off, more than one
                "{'plc1' {}}                    | line 1, column 9: Unexpected character ('{'|(at /plc1)",
                "{'plc1': {'port': 5            | line 1, column 20: Unexpected end-of-input|(at /plc1/port)",
                "{'plc1': {'port': many}}       | line 1, column 24: Unrecognized token 'many'|(at /plc1/port)",
                "{'plc1': {'port': 05}}         | Invalid numeric value|(at /plc1/port)",
                "{'plc1': {}} {}                | line 1, column 14: expected nothing after the last brace|brace",
                "[]                             | line 1, column 1: expected an object|object",
                "{'plc1': 5}                    | line 1, column 10: expected an object for plc1|(at /plc1)",
                "{'~x': {}}                     | expected a pid, or factory pid and name|(at /~0x)",
                // twice
                "{'plc1': {'a': 1, 'a': 2}}     | line 1, column 22: Duplicate field 'a'|(at /plc1/a)",
                "{'plc1': {}, 'plc1': {}}       | Duplicate field 'plc1'|(at /plc1)",
                "{'a~x': {}, 'b~x': {}}         | each component once, not x again|(at /b~0x)",
                "{'plc1': {'a': 1, 'a:int': 2}} | each key once, not a again|(at /plc1/a:int)",
                // numbers and types
                "{'p': {'n': 1e999}}            | line 1, column 13: p: n = '1e999' is not allowed: a number|(at /p/n)",
                "{'p': {'n': 9223372036854775808}} | is not allowed: a whole number from -922337|(at /p/n)",
                "{'p': {'n:Integer': 'many'}}   | p: n = 'many' is not allowed: a whole number from -2147|(at /p/n:Integer)",
                "{'p': {'n:Byte': 300}}         | p: n = '300' is not allowed: a whole number from -128 to 127|(at /p/n:Byte)",
                "{'p': {'n:Float': '1e39'}}     | p: n = '1e39' is not allowed: a number|(at /p/n:Float)",
                "{'p': {'n:Boolean': 1}}        | p: n = '1' is not allowed: true or false|(at /p/n:Boolean)",
                "{'p': {'n:Char': 'ab'}}        | p: n = 'ab' is not allowed: one character|(at /p/n:Char)",
                "{'p': {'n:Date': 1}}           | 'Date' is no type: String, Integer|(at /p/n:Date)",
                // lists
                "{'p': {'n': {}}}               | expected a text, number, true, false or a list|(at /p/n)",
                "{'p': {'n': [1, {}]}}          | expected a text, number, true, false or a list|(at /p/n/1)",
                "{'p': {'n': [1, 'a']}}         | expected values of one type in the list of n|(at /p/n)",
                "{'p': {'n': [1, null]}}        | expected no null in the list of n|(at /p/n/1)",
                "{'p': {'n:Integer': [1]}}      | expected one value for n; a list has the type Integer[]|(at /p/n:Integer)",
                // characters
                "{'p': {'n': 'a\\u0001'}}       | p: n holds the character U+0001|(at /p/n)",
                "{'p\\u0000': {}}               | holds the character U+0000|(at /p?)",
                "{'p': {'': 1}}                 | expected a key, not ''|(at /p/)",
            })
    void jsonFaultIsNamedByLineColumnAndPointer(String text, String message, String place) throws Exception {
        assertJson(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .hasMessageContaining(message)
                .hasMessageEndingWith(place);
    }

    @Test
    void lineIsThatOfTheFault() throws Exception {
        assertJson("{\n\"plc1\": {\n  \"units\": [1, {}]}}")
                .hasMessageContaining("line 3, column 16: ")
                .hasMessageEndingWith("(at /plc1/units/1)");
    }

    @Test
    void otherEncodingsAreReadOrRefused() throws Exception {
        String good = "{\"plc1\": {\"label\": \"水\"}}";
        for (String encoding : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32BE")) {
            for (String mark : List.of("", "\uFEFF")) {
                Path file = Files.write(folder.resolve("a.json"), (mark + good).getBytes(encoding));
                assertThat(JsonResources.read(file).get("plc1").properties()).containsEntry("label", "水");
            }
        }
        assertJson("{\"plc1\": {\"label\": \"\u00e4\"}}".getBytes(StandardCharsets.ISO_8859_1))
                .hasMessageContaining("line 1, column ")
                .hasMessageContaining("Invalid UTF-8")
                .hasMessageEndingWith("(at /plc1/label)");
        assertJson(new byte[] {0, 0, 0, 0, 0}).hasMessageContaining("line 1, column ");
        assertJson("{\"plc1\": \0{}}").hasMessageContaining("line 1, column ").hasMessageEndingWith("(at /plc1)");
        assertJson("").hasMessageContaining("line 1, column 1: expected an object");
    }

    /** What stands at the place of a password may be one, however broken the document is. */
    @Test
    void secretsAreNotQuoted() throws Exception {
        assertJson("{\"plc1\": {\"password\": hunter2}}")
                .hasMessageNotContaining("hunter2")
                .hasMessageEndingWith("(at /plc1/password)");
        assertJson("{\"plc1\": {\"api.token:Integer\": \"hunter2\"}}")
                .hasMessageContaining("api.token = '********' is not allowed")
                .hasMessageNotContaining("hunter2");
        assertXml(property("Password", "&hunter2;")).hasMessageNotContaining("hunter2");
        assertXml(property("Password", "hunter2").replace("<esf:value>", "<esf:value><hunter2>"))
                .hasMessageNotContaining("hunter2");
        assertXml(property("Integer", "hunter2").replace("\"port\"", "\"password\""))
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void faultStaysShortAndPlainWhateverItQuotes() throws Exception {
        assertJson("{\"plc1\": {\"n:Integer\": \"" + "x".repeat(100_000) + "\"}}")
                .message()
                .hasSizeLessThan(800);
        assertJson("{\"plc1\": {\"n:Integer\": \"\u001b[31m\u202e\"}}".replace("\u001b", "\\u007f"))
                .hasMessageContaining("n = '?[31m?' is not allowed");
        assertXml(property("Integer", "&#x85;\u202e")).hasMessageContaining("port = '??' is not allowed");
        assertJson("{\"" + "x".repeat(100_000) + "\": {}}")
                .hasMessageContaining("exceeds the maximum allowed (1000)")
                .message()
                .hasSizeLessThan(800);
    }

    /** No snapshot that holds one could be read again. */
    @Test
    void keyWithoutNameIsRefused() {
        assertThatThrownBy(() -> SnapshotXml.write(List.of(new Configured("plc1", "", Map.of(" ", 1)))))
                .hasMessage("plc1:   is no key");
    }

    @Test
    void deepNestingIsRefused() throws Exception {
        for (int depth : new int[] {33, 100_000}) {
            assertJson("{\"a\": {\"k\": " + "[".repeat(depth)).hasMessageContaining("line 1, column 14: ");
            assertJson("{\":a\": " + "{\"a\":".repeat(depth))
                    .hasMessageContaining("nesting depth (33) exceeds the maximum allowed (32)")
                    .hasMessageContaining("(at /:a/a/a/");
            assertXml(HEAD + "<a>".repeat(depth))
                    .hasMessageContaining("elements are nested more than 32 deep")
                    .hasMessageContaining("(at /configurations/a/a/a");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"http://127.0.0.1:9/x\">]>",
                "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">",
                "<!DOCTYPE x [<!ENTITY % e SYSTEM \"file:///etc/hostname\"> %e;]>",
            })
    void documentTypesAreRefused(String type) {
        assertXml(type + "\n" + HEAD + "<esf:configuration pid=\"&e;\"/></esf:configurations>")
                .hasMessageStartingWith("line 1, column ")
                .hasMessageEndingWith(": a DOCTYPE is not allowed");
    }

    @Test
    void entitiesAreRefused() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">");
        }
        assertXml(laughs + "]>\n" + HEAD + "<esf:configuration pid=\"&a29;\">").hasMessageContaining("DOCTYPE");
        assertXml(HEAD + "<esf:configuration pid=\"&e;\">")
                .hasMessageStartingWith("line 2, column ")
                .hasMessageEndingWith("(at /configurations)");
        assertXml(property("String", "&e;")).hasMessageEndingWith(ON_PORT);
    }

    @Test
    void xmlFaultIsNamedByLineColumnAndPath() {
        assertXml(property("Complex", "1"))
                .hasMessageContaining("plc1: port is of the unknown type 'Complex'")
                .hasMessageEndingWith("(at /configurations/configuration[plc1]/properties/property[port])");
        assertXml(property("Byte", "300"))
                .hasMessageStartingWith("line 2, column ")
                .hasMessageContaining("plc1: port = '300' is not allowed: a whole number from -128 to 127")
                .hasMessageEndingWith(ON_PORT);
        assertXml(property("Double", "1e999")).hasMessageContaining("port = '1e999' is not allowed: a number");
        assertXml(property("Long", "9223372036854775808")).hasMessageEndingWith(ON_PORT);
        assertXml(property("Boolean", "yes")).hasMessageContaining("port = 'yes' is not allowed: true or false");
        assertXml(property("String", "1").replace("</esf:value>", "</esf:other>"))
                .hasMessageEndingWith(ON_PORT);
        assertXml(property("String", "1").replace("<esf:value>", "<esf:value><b/>"))
                .hasMessageEndingWith(ON_PORT);
        assertXml(property("String", "\u0001")).hasMessageEndingWith(ON_PORT);
        assertXml("no XML").hasMessageStartingWith("line 1, column 1: ");
        assertXml(HEAD).hasMessageStartingWith("line 2, column 1: ").hasMessageEndingWith("(at /configurations)");
    }

    @Test
    void attributesThatSayNothingAreRefused() {
        String good = property("String", "1");
        assertXml(good.replace("type=", "array=\"maybe\" type="))
                .hasMessageContaining("plc1: port: array = 'maybe' is not allowed: true or false");
        assertXml(good.replace("type=", "encrypted=\"\" type="))
                .hasMessageContaining("plc1: port: encrypted = '' is not allowed");
        assertXml(good.replace("</esf:value>", "</esf:value><esf:value>2</esf:value>"))
                .hasMessageContaining("plc1: port has 2 values, but is no array");
        assertXml(good.replace(" name=\"port\"", "")).hasMessageContaining("plc1: a property without name");
        assertXml(good.replace(" pid=\"plc1\"", "")).hasMessageContaining("a configuration without pid");
        assertXml(good.replace("type=", "name=\"x\" type=")).hasMessageContaining("line 2, column ");
        assertXml(good.replace("</esf:properties>", "<esf:property name=\"port\"/></esf:properties>"))
                .hasMessageContaining("plc1: port is there already")
                .hasMessageEndingWith("property[port])");
        assertXml(good.replace("</esf:configurations>", "<esf:configuration pid=\"plc1\"/></esf:configurations>"))
                .hasMessageContaining("line 2: plc1 is there already");
    }

    @Test
    void wrongEncodingOfXmlIsRefused() {
        String head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + property("String", "\u00e4");
        assertXml(head.getBytes(StandardCharsets.ISO_8859_1)).hasMessageContaining("line 2, column ");
        assertXml(head.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_8))
                .hasMessageStartingWith("line 1, column ");
        assertXml(head.replace("UTF-8", "none").getBytes(StandardCharsets.UTF_8))
                .hasMessageStartingWith("line 1, column ");
        assertXml(new byte[100]).hasMessageStartingWith("line 1, column ");
    }

    @Test
    void namesAndTextsLongerThanASnapshotHoldsAreRefused() throws Exception {
        String name = "x".repeat(Limits.NAME_LENGTH + 1);
        String text = "x".repeat(Limits.TEXT_LENGTH + 1);
        assertXml(property("String", text)).hasMessageContaining("plc1: port holds 1048577 characters");
        assertXml(property("String", "").replace("port", name)).hasMessageContaining("has 1001 characters");
        assertJson("{\"" + name + "\": {}}").hasMessageContaining("exceeds the maximum");
        for (Configured tooLong : List.of(
                new Configured(name, "", Map.of()),
                new Configured("a", "", Map.of(name, 1)),
                new Configured("a", "", Map.of("k", text)))) {
            assertThatThrownBy(() -> SnapshotXml.write(List.of(tooLong))).isInstanceOf(IOException.class);
        }
    }

    /** Sparse, so that the test needs no disk; a reader that began to read it would need the memory. */
    @Test
    void hugeFilesAreRefusedUnread() throws Exception {
        Path huge = folder.resolve("huge");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(Math.max(50L << 20, Limits.KURA_BYTES + 1));
        }
        assertThatThrownBy(() -> JsonResources.read(huge))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bytes, at most");
        assertThatThrownBy(() -> KuraFile.read(huge, null, secrets))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bytes, at most");
        assertThatThrownBy(() -> new TrialFile(huge).read()).hasMessageContaining("at most 1048576 are allowed");
        assertThatThrownBy(() -> JsonResources.read(folder)).hasMessage(folder + ": there is no such file");
    }

    private static String property(String type, String value) {
        return HEAD + "<esf:configuration pid=\"plc1\"><esf:properties><esf:property name=\"port\" type=\"" + type
                + "\"><esf:value>" + value + "</esf:value></esf:property></esf:properties></esf:configuration>"
                + "</esf:configurations>";
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertJson(String text) throws IOException {
        return assertJson(text.getBytes(StandardCharsets.UTF_8));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertJson(byte[] document) throws IOException {
        Path file = Files.write(folder.resolve("line3.json"), document);
        return assertLine(assertThatThrownBy(() -> JsonResources.read(file))).hasMessageStartingWith(file + ": line ");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertXml(String text) {
        return assertXml(text.getBytes(StandardCharsets.UTF_8));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertXml(byte[] document) {
        return assertLine(assertThatThrownBy(
                () -> SnapshotReader.read(new ByteArrayInputStream(document), KuraPasswords.foreign(secrets, null))));
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertLine(
            AbstractThrowableAssert<?, ? extends Throwable> fault) {
        return fault.isInstanceOf(IOException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("[\\p{Cc}\\p{Cf}]"));
    }
}
