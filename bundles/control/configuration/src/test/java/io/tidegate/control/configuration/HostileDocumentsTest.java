// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

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

/** Documents that somebody made to do harm, or by mistake: refused, with the way to the fault. */
class HostileDocumentsTest {

    private static final String HEAD = "<esf:configurations xmlns:esf=\"http://eurotech.com/esf/2.0\">\n";

    @TempDir
    Path folder;

    private final Secrets secrets = FakeCrypto.secrets();

    @Test
    void jsonFaultIsNamedByItsPath() throws Exception {
        assertJson("{\n\"plc1\": {\n\"units\": [1, {}]}}")
                .hasMessageContaining("line 3: ")
                .hasMessageEndingWith("(at /plc1/units/1)");
        assertJson("{\"plc1\": {\"port:Integer\": \"many\"}}")
                .hasMessageContaining("a value of type INTEGER for port (at /plc1/port:Integer)");
        assertJson("{\"plc1\": {\"port:Byte\": 300}}").hasMessageContaining("(at /plc1/port:Byte)");
        assertJson("{\"plc1\": {\"n\": 99999999999999999999}}").hasMessageContaining("line 1: ");
    }

    /** No snapshot that holds one could be read again. */
    @Test
    void keyWithoutNameIsRefused() throws Exception {
        assertJson("{\"plc1\": {\"\": 1}}").hasMessageContaining("expected a key, not ''");
        assertThatThrownBy(() -> SnapshotXml.write(List.of(new Configured("plc1", "", Map.of(" ", 1)))))
                .hasMessage("plc1:   is no key");
    }

    @Test
    void keyThatIsThereTwiceUnderTwoTypesIsRefused() throws Exception {
        assertJson("{\"plc1\": {\"port\": 1, \"port:Integer\": 2}}").hasMessageContaining("each key once, not port");
    }

    @Test
    void deepNestingIsRefused() throws Exception {
        assertJson("{\"a\": {\"k\": " + "[".repeat(1_000_000)).hasMessageContaining("line 1: ");
        assertJson("{\":a\": " + "{\"a\":".repeat(1_000_000)).hasMessageContaining("line 1: ");
        assertXml(HEAD + "<a>".repeat(1_000_000)).hasMessage("line 2: elements are nested more than 32 deep");
    }

    @Test
    void entitiesAreRefused() {
        assertXml("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\n" + HEAD)
                .hasMessage("line 1: a DOCTYPE is not allowed");
        assertXml("<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">\n" + HEAD).hasMessageContaining("DOCTYPE");
        StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">");
        }
        assertXml(laughs + "]>\n" + HEAD + "<esf:configuration pid=\"&a29;\">").hasMessageContaining("DOCTYPE");
        assertXml(HEAD + "<esf:configuration pid=\"&e;\">").hasMessageStartingWith("line 2: ");
    }

    @Test
    void unknownTypeAndValueOutOfRangeAreRefusedWithComponentAndKey() {
        assertXml(property("Complex", "1")).hasMessageContaining("plc1: port is of the unknown type 'Complex'");
        assertXml(property("Byte", "300"))
                .hasMessageStartingWith("line 2: ")
                .hasMessageContaining("plc1: port = '300' is no Byte");
    }

    /** Sparse, so that the test needs no disk; a reader that began to read it would need the memory. */
    @Test
    void hugeFilesAreRefusedUnread() throws Exception {
        Path huge = folder.resolve("huge");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(Math.max(50L << 20, JsonResources.MOST_BYTES * 2 + 1));
        }
        assertThatThrownBy(() -> JsonResources.read(huge))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bytes, at most");
        assertThatThrownBy(() -> KuraFile.read(huge, null, secrets))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bytes, at most");
    }

    private static String property(String type, String value) {
        return HEAD + "<esf:configuration pid=\"plc1\"><esf:properties><esf:property name=\"port\" type=\"" + type
                + "\"><esf:value>" + value + "</esf:value></esf:property></esf:properties></esf:configuration>"
                + "</esf:configurations>";
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertJson(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("line3.json"), text);
        return assertThatThrownBy(() -> JsonResources.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ": ");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertXml(String text) {
        byte[] document = text.getBytes(StandardCharsets.UTF_8);
        return assertThatThrownBy(() ->
                        SnapshotReader.read(new ByteArrayInputStream(document), KuraPasswords.foreign(secrets, null)))
                .isInstanceOf(IOException.class);
    }
}
