// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.kura.core.configuration.metatype.Tocd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a snapshot as a Kura 5 gateway writes it, plain and encrypted. */
class KuraImportTest {

    private static final KuraCipher KEY = new KuraCipher("kura-test-key-16");
    private static final Set<String> FACTORIES = Set.of(
            "io.tidegate.drivers.modbus",
            "org.eclipse.kura.wire.WireAsset",
            "org.eclipse.kura.wire.Timer",
            "org.eclipse.kura.wire.Logger",
            "org.eclipse.kura.wire.CloudPublisher",
            "org.eclipse.kura.cloud.publisher.CloudPublisher",
            "org.eclipse.kura.cloud.CloudService",
            "org.eclipse.kura.data.DataService",
            "org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport");
    private static final String GRAPH = "org.eclipse.kura.wire.graph.WireGraphService";

    private final Secrets secrets = FakeCrypto.secrets();

    @TempDir
    Path folder;

    @Test
    void plainAndEncryptedFormSayTheSame() throws Exception {
        List<SnapshotReader.Entry> plain = KuraFile.read(resource("snapshot.xml"), KEY, secrets);
        List<SnapshotReader.Entry> encrypted = KuraFile.read(resource("snapshot_encrypted.xml"), KEY, secrets);

        assertThat(plain).hasSize(18);
        assertThat(encrypted)
                .extracting(SnapshotReader.Entry::pid)
                .isEqualTo(plain.stream().map(SnapshotReader.Entry::pid).toList());
    }

    @Test
    void whatBelongsToKuraItselfIsLeftOutAndWhatNobodyKnowsYetWaits() throws Exception {
        KuraImport plan = KuraImport.of(KuraFile.read(resource("snapshot.xml"), KEY, secrets), this::known, Set.of());

        assertThat(plan.taken())
                .containsOnlyKeys(
                        "every-second",
                        "heater",
                        "log",
                        "org.eclipse.kura.cloud.CloudService",
                        "org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport",
                        "org.eclipse.kura.data.DataService",
                        GRAPH,
                        "press",
                        "press-plc",
                        "press-publisher",
                        "to-cloud");
        assertThat(plan.waiting()).containsExactly("heater: no installed bundle has com.example.heater.Heater");
        assertThat(plan.left())
                .hasSize(8)
                .anyMatch(line -> line.startsWith("org.eclipse.kura.clock.ClockService: the operating system"))
                .anyMatch(line -> line.startsWith("SSLKeystore: "))
                .contains("org.eclipse.kura.data.DataService: store.db.service.pid = 'org.eclipse.kura.db.H2DbService':"
                        + " the gateway's own message store is used");
        assertThat(plan.taken().get("org.eclipse.kura.data.DataService").properties())
                .doesNotContainKey("store.db.service.pid")
                .containsEntry("in-flight-messages.max-number", 9);
        assertThat(plan.taken().get("press").properties())
                .containsEntry("asset.desc", "Press <1> & its pump")
                .containsEntry("pressure#+scale", 0.01)
                .doesNotContainKey("service.pid");
        assertThat(plan.taken().get("every-second").factoryPid()).isEqualTo("org.eclipse.kura.wire.Timer");
    }

    @Test
    void operatorCanLeaveComponentsOut() throws Exception {
        KuraImport plan =
                KuraImport.of(KuraFile.read(resource("snapshot.xml"), KEY, secrets), this::known, Set.of("heater"));

        assertThat(plan.taken()).doesNotContainKey("heater");
        assertThat(plan.left()).contains("heater: as asked for by --without");
    }

    /** In Base64 of the cipher text, as a cipher text, in Base64 of the clear text, empty. */
    @Test
    void passwordsOfEveryFormAreKeptUnderTheGatewaysOwnKey() throws Exception {
        Map<String, Configured> taken = KuraImport.of(
                        KuraFile.read(resource("snapshot.xml"), KEY, secrets), this::known, Set.of())
                .taken();

        assertThat(opened(taken, "org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport", "password"))
                .isEqualTo("gateway-pass");
        assertThat(opened(taken, "heater", "access.code")).isEqualTo("heater-pass");
        assertThat(opened(taken, "heater", "seed.code")).isEqualTo("sesame");
        assertThat(secrets.open(KuraPasswords.foreign(secrets, null).read("", true)))
                .isEmpty();
        assertThat(secrets.open(KuraPasswords.foreign(secrets, null).read("changeit", false)))
                .isEqualTo("changeit");
        assertThat(secrets.open(KuraPasswords.foreign(secrets, null).read("Y2hhbmdlaXQ=", true)))
                .isEqualTo("changeit");
    }

    @Test
    void missingOrWrongKeyIsToldWithTheLine() throws Exception {
        assertRefused(
                "snapshot.xml", null, "snapshot.xml: line ", "MqttDataTransport: password is encrypted: give the key");
        assertRefused(
                "snapshot_encrypted.xml", null, "snapshot_encrypted.xml: is encrypted: give the key", "--key-file");
        KuraCipher other = new KuraCipher("another-key-0016");
        assertRefused("snapshot.xml", other, "line ", "password is encrypted with another key");
        assertRefused("snapshot_encrypted.xml", other, "is encrypted with another key");
        assertThatThrownBy(() -> new KuraCipher("short")).hasMessage("the key has 5 bytes: 16, 24 or 32 are needed");
    }

    @Test
    void whatIsNoSnapshotIsRefusedWithThePlace() throws Exception {
        assertWrong("", "line 1, column 1: ");
        assertWrong("<a/>", ": not a snapshot, but <a>");
        assertWrong("<esf:configurations xmlns:esf='e'>\n<x></y></esf:configurations>", "line 2, column ");
        assertWrong(
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>\n<configurations>&e;</configurations>",
                "a DOCTYPE is not allowed");
        assertWrong("<configurations>" + "<a>".repeat(100), ": elements are nested more than 32 deep");
        assertWrong("<configurations>\n<configuration/></configurations>", ": a configuration without pid");
        assertWrong(
                "<configurations><configuration pid='a'><properties><property type='String'/>",
                ": a: a property without name");
        assertWrong(
                "<configurations><configuration pid='a'><properties><property name='k' type='Date'/>",
                ": a: k is of the unknown type 'Date'");
        assertWrong(
                "<configurations><configuration pid='a'><properties>\n<property name='k' type='Integer'><value>x</value>",
                ": a: k = 'x' is not allowed: a whole number from");
        assertWrong(
                Base64.getEncoder().encodeToString(new byte[64]),
                "is encrypted as by Kura before version 5, which can't be read");
        assertThatThrownBy(() -> KuraFile.read(Path.of("x.xml"), null, secrets)).hasMessageContaining("$PWD/x.xml");
        assertThatThrownBy(() -> KuraFile.read(folder, null, secrets)).hasMessage(folder + ": there is no such file");
        Path twice = write("<configurations>\n<configuration pid='a'/>\n<configuration pid='a'/></configurations>");
        List<SnapshotReader.Entry> entries = KuraFile.read(twice, null, secrets);
        assertThatThrownBy(() -> KuraImport.of(entries, this::known, Set.of()))
                .hasMessage("line 3: a is there already in line 2");
    }

    /** Sparse: has the length without the bytes. */
    @Test
    void hugeFileIsRefusedBeforeItIsRead() throws Exception {
        Path file = folder.resolve("huge.xml");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(Limits.KURA_BYTES + 1);
        }

        assertThatThrownBy(() -> KuraFile.read(file, null, secrets))
                .hasMessageStartingWith(file + ": has ")
                .hasMessageContaining("are allowed");
    }

    private void assertRefused(String name, KuraCipher key, String... words) {
        assertThatThrownBy(() -> KuraFile.read(resource(name), key, secrets)).hasMessageContainingAll(words);
    }

    private void assertWrong(String document, String words) throws Exception {
        Path file = write(document);
        assertThatThrownBy(() -> KuraFile.read(file, null, secrets))
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(words)
                .message()
                .doesNotContain("\n");
    }

    private Path write(String document) throws Exception {
        return Files.write(folder.resolve("s.xml"), document.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Designated> known(String type) {
        boolean factory = FACTORIES.contains(type);
        return factory || type.equals(GRAPH)
                ? Optional.of(new Designated(type, factory, new Tocd()))
                : Optional.empty();
    }

    private String opened(Map<String, Configured> taken, String pid, String key) throws Exception {
        return secrets.open((Encrypted) taken.get(pid).properties().get(key));
    }

    private static Path resource(String name) throws Exception {
        return Path.of(KuraImportTest.class.getResource("/kura/" + name).toURI());
    }
}
