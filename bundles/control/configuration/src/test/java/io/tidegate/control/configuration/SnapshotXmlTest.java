// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class SnapshotXmlTest {

    private final Secrets secrets = FakeCrypto.secrets();

    @Test
    void everyTypeIsReadBackAsItWasWritten() throws Exception {
        Map<String, Object> values = new HashMap<>();
        values.put("string", " <a> & \"b\"\r\n\tline 水 \uD83D\uDE00 ");
        values.put("empty", "");
        values.put("long", Long.MIN_VALUE);
        values.put("double", -0.1);
        values.put("float", 1.5f);
        values.put("integer", 7);
        values.put("byte", (byte) -1);
        values.put("char", 'x');
        values.put("boolean", true);
        values.put("short", (short) 3);
        values.put("password", secrets.seal("clear"));
        values.put("strings", new String[] {"a", "", "b,c"});
        values.put("integers", new Integer[] {80, 81});
        values.put("none", new Long[0]);
        values.put("passwords", new Encrypted[] {secrets.seal("x")});
        Configured written = new Configured("plc <1>", "factory", values);

        assertThat(read(SnapshotXml.write(List.of(written))).get("plc <1>").sameAs(written))
                .isTrue();
    }

    @Test
    void documentIsThatOfKura() throws Exception {
        String text = new String(
                SnapshotXml.write(List.of(new Configured("my-timer", "t.Timer", Map.of("ports", new Integer[] {80})))),
                StandardCharsets.UTF_8);

        assertThat(text)
                .contains("<esf:configurations xmlns:esf=\"http://eurotech.com/esf/2.0\"")
                .contains("<esf:configuration pid=\"my-timer\">")
                .contains(
                        "<esf:property array=\"false\" encrypted=\"false\" name=\"service.factoryPid\" type=\"String\">"
                                + "<esf:value>t.Timer</esf:value></esf:property>")
                .contains("name=\"kura.service.pid\"")
                .contains("<esf:property array=\"true\" encrypted=\"false\" name=\"ports\" type=\"Integer\">"
                        + "<esf:value>80</esf:value></esf:property>");
    }

    /** Kura's seed snapshots carry passwords so. */
    @Test
    void passwordInBase64IsEncryptedOnReading() throws Exception {
        String document =
                """
                <esf:configurations xmlns:esf="http://eurotech.com/esf/2.0">
                  <esf:configuration pid="a"><esf:properties>
                    <esf:property array="false" encrypted="false" name="p" type="Password"><esf:value>Y2hhbmdlaXQ=</esf:value></esf:property>
                  </esf:properties></esf:configuration>
                </esf:configurations>
                """;

        SortedMap<String, Configured> read = read(document.getBytes(StandardCharsets.UTF_8));

        assertThat(secrets.open((Encrypted) read.get("a").properties().get("p")))
                .isEqualTo("changeit");
    }

    @Test
    void truncatedOrForeignDocumentIsRefused() throws Exception {
        byte[] whole = SnapshotXml.write(List.of(new Configured("a", "", Map.of("k", "v"))));

        for (int length = 0; length < whole.length - 2; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> read("<other/>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void externalEntitiesAreNotRead() {
        String xml =
                """
                <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>
                <esf:configurations xmlns:esf="http://eurotech.com/esf/2.0"><esf:configuration pid="a"><esf:properties>
                <esf:property name="k" type="String"><esf:value>&e;</esf:value></esf:property>
                </esf:properties></esf:configuration></esf:configurations>
                """;

        assertThatThrownBy(() -> read(xml.getBytes(StandardCharsets.UTF_8))).isInstanceOf(IOException.class);
    }

    @Test
    void characterThatXmlCannotCarryIsRefusedBeforeItDestroysASnapshot() {
        assertThatThrownBy(() -> SnapshotXml.write(List.of(new Configured("a", "", Map.of("k", "\u0001")))))
                .hasMessageContaining("a: k")
                .hasMessageContaining("U+0001");
    }

    private SortedMap<String, Configured> read(byte[] document) throws IOException {
        return SnapshotReader.read(new ByteArrayInputStream(document), KuraPasswords.own(secrets));
    }
}
