// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.AuditTrail;
import io.tidegate.api.configuration.history.ConfigurationHistory;
import io.tidegate.api.configuration.history.ConfigurationTrials;
import io.tidegate.api.secrets.KeyReplacement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.crypto.CryptoService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key that all secrets are encrypted with is replaced in a running gateway. */
class RekeyIT {

    @TempDir
    Path data;

    @Test
    void everythingIsEncryptedAnewAndNothingElseChanges() throws Exception {
        String key;
        try (Gateway gateway = gateway()) {
            gateway.service(CryptoService.class).setKeyStorePassword("/a/https.ks", "hidden".toCharArray());
            service(gateway).updateConfiguration("plc1", Map.of("port", 503));
            List<?> history = gateway.service(ConfigurationHistory.class).history();
            key = RealCrypto.key(data);
            Object before = Gateway.await(
                    () -> value(gateway, "plc1", "port").equals(503) ? value(gateway, "plc1", "password") : null);
            assertThat(RealCrypto.readableWith(key, data)).hasSizeGreaterThan(4);

            assertThat(gateway.command("secrets", "rekey")).startsWith("0 the key is replaced: ");

            assertThat(RealCrypto.readableWith(key, data)).isEmpty();
            Gateway.await(() -> !before.equals(value(gateway, "plc1", "password")));
            passwordsAreRead(gateway);
            assertThat(gateway.service(ConfigurationHistory.class).history()).isEqualTo(history);
            nothingDiffers(gateway);
            assertThat(gateway.health()).contains("OK");
        }
        try (Gateway gateway = new Gateway(data).configured()) {
            gateway.installDriver();
            gateway.awaitHost("plc1", "a");
            passwordsAreRead(gateway);
            nothingDiffers(gateway);
            assertThat(RealCrypto.readableWith(key, data)).isEmpty();
            assertThat(gateway.service(CryptoService.class).getKeyStorePassword("/a/https.ks"))
                    .isEqualTo("hidden".toCharArray());
            assertThat(gateway.config("diff", "" + snapshot(gateway))).isEqualTo("0 nothing differs\n");
        }
    }

    @Test
    void onlyTheGatewaysUserMayReadWhatIsSecret() throws Exception {
        try (Gateway gateway = gateway()) {
            gateway.command("secrets", "rekey");
        }

        assertThat(mode("keys")).isEqualTo("rwx------");
        assertThat(mode("keys/master.key")).isEqualTo("rw-------");
        assertThat(mode("keys/secrets.json")).isEqualTo("rw-------");
    }

    /** What a file says follows the file as long as nobody changed it, also under another key. */
    @Test
    void filesStayInForceAndTextsOfTheGatewayInThemAreRenewed() throws Exception {
        Path file = data.resolve("config/plant.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"test.driver~plc2\": {\"host\": \"b\", \"password\": \"in clear\"}}");
        try (Gateway gateway = gateway()) {
            gateway.awaitHost("plc2", "b");
            String sealed = new String(gateway.service(CryptoService.class).encryptAes("sealed".toCharArray()));
            Files.writeString(file, Files.readString(file).replace("in clear", sealed));
        }
        try (Gateway gateway = new Gateway(data).configured()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
            String key = RealCrypto.key(data);
            gateway.command("secrets", "rekey");
            assertThat(RealCrypto.readableWith(key, data)).isEmpty();
        }
        try (Gateway gateway = new Gateway(data).configured()) {
            gateway.installDriver();
            gateway.awaitHost("plc2", "b");
            assertThat(password(gateway, "plc2")).isEqualTo("sealed");
            Files.writeString(file, "{\"test.driver~plc2\": {\"host\": \"b\", \"password\": \"next\"}}");
        }
        try (Gateway gateway = new Gateway(data).configured()) {
            gateway.installDriver();
            gateway.awaitHost("plc2", "b");
            assertThat(password(gateway, "plc2")).isEqualTo("next");
        }
    }

    @Test
    void replacementThatWasCutOffIsEndedAtTheNextStart() throws Exception {
        String key;
        try (Gateway gateway = gateway()) {
            key = RealCrypto.key(data);
            gateway.service(KeyReplacement.class).begin();
        }
        try (Gateway gateway = new Gateway(data).configured()) {
            gateway.installDriver();
            gateway.awaitHost("plc1", "a");
            Gateway.await(() -> !gateway.service(KeyReplacement.class).pending());
            passwordsAreRead(gateway);
            assertThat(data.resolve("keys/master.key.next")).doesNotExist();
            assertThat(RealCrypto.readableWith(key, data)).isEmpty();
        }
    }

    /** Also by the next version of the bundle, without a restart. */
    @Test
    void replacedBundleGoesOnWithIt() throws Exception {
        try (Gateway gateway = gateway()) {
            String key = RealCrypto.key(data);
            gateway.service(KeyReplacement.class).begin();

            gateway.configuration().stop();
            gateway.configuration().start();

            Gateway.await(() -> !gateway.service(KeyReplacement.class).pending());
            passwordsAreRead(gateway);
            assertThat(RealCrypto.readableWith(key, data)).isEmpty();
        }
    }

    /** A text that somebody read before, as a console does, must not come back under the old key. */
    @Test
    void textOfTheOldKeyThatIsGivenBackIsRenewed() throws Exception {
        try (Gateway gateway = gateway()) {
            String old = gateway.component("plc1").get("password").toString();
            String key = RealCrypto.key(data);
            gateway.command("secrets", "rekey");

            service(gateway)
                    .updateConfiguration("plc1", Map.of("host", "b", "password", new Password(old.toCharArray())));

            gateway.awaitHost("plc1", "b");
            assertThat(RealCrypto.readableWith(key, data)).isEmpty();
            assertThat(password(gateway, "plc1")).isEqualTo("top");
        }
    }

    @Test
    void whatCantBeReadIsNamedAndIsNoObstacle() throws Exception {
        try (Gateway gateway = gateway()) {
            service(gateway).updateConfiguration("plc1", Map.of("port", 503));
            long older =
                    service(gateway).getSnapshots().stream().min(Long::compare).orElseThrow();
            Path damaged = data.resolve("snapshots/snapshot_" + older + ".xml");
            Files.writeString(damaged, Files.readString(damaged).replace("</esf:configurations>", ""));
            String key = RealCrypto.key(data);

            assertThat(gateway.command("secrets", "rekey"))
                    .startsWith("0 the key is replaced")
                    .contains("left as it is: ", "snapshot_" + older + ".xml: damaged");
            assertThat(RealCrypto.readableWith(key, data)).isEmpty();
        }
    }

    @Test
    void passwordOfAnotherGatewayStaysAsItIsAndIsNamed() throws Exception {
        String foreign = "AAAABBBBCCCCDDDD-" + "abcd".repeat(8);
        String own;
        long newest;
        try (Gateway gateway = gateway()) {
            own = gateway.component("plc1").get("password").toString();
            newest = snapshot(gateway);
        }
        Path snapshot = data.resolve("snapshots/snapshot_" + newest + ".xml");
        Files.writeString(snapshot, Files.readString(snapshot).replace(own, foreign));
        try (Gateway gateway = new Gateway(data).configured()) {
            assertThat(gateway.command("secrets", "rekey"))
                    .startsWith("0 the key is replaced")
                    .contains("left as it is: plc1: password can't be read with the gateway's key: set it again")
                    .doesNotContain("named");
            assertThat(Files.readString(snapshot)).contains(foreign);
        }
    }

    @Test
    void refusedWhileAChangeIsOnTrial() throws Exception {
        try (Gateway gateway = gateway()) {
            String key = RealCrypto.key(data);
            gateway.service(ConfigurationTrials.class)
                    .update(List.of(new View("plc1", null, Map.of("host", "b"))), Duration.ofMinutes(30));

            assertThat(gateway.command("secrets", "rekey")).startsWith("1 a change of plc1 waits to be confirmed");

            assertThat(RealCrypto.key(data)).isEqualTo(key);
            assertThat(gateway.service(KeyReplacement.class).pending()).isFalse();
        }
    }

    @Test
    void auditTrailTellsCountsAndWhy() throws Exception {
        List<AuditRecord> records = new CopyOnWriteArrayList<>();
        try (Gateway gateway = gateway()) {
            gateway.context().registerService(AuditTrail.class, new KeptTrail(records), null);

            gateway.command("secrets", "rekey", "--comment", "the backup was lost");

            AuditRecord told = records.get(0);
            assertThat(told.action()).isEqualTo("secrets.rekey");
            assertThat(told.result()).isEqualTo(AuditRecord.DONE);
            assertThat(told.differences())
                    .extracting(io.tidegate.api.audit.Difference::name)
                    .containsExactly("key", "texts encrypted anew", "files", "comment");
            assertThat(told.differences().get(3).after()).isEqualTo("the backup was lost");
        }
    }

    /** With a password that is set, one that stands for a secret, and snapshots of both. */
    private Gateway gateway() throws Exception {
        Gateway gateway = new Gateway(data).configured();
        gateway.installDriver();
        Files.writeString(data.resolve("keys/secrets.json"), "{\"broker\": \"behind the name\"}");
        service(gateway)
                .createFactoryConfiguration(
                        "test.driver", "plc1", Map.of("host", "a", "password", new Password("top")), true);
        service(gateway)
                .createFactoryConfiguration(
                        "test.driver", "named", Map.of("host", "n", "password", "$[secret:broker]"), true);
        gateway.awaitHost("plc1", "a");
        gateway.awaitHost("named", "n");
        return gateway;
    }

    private static void passwordsAreRead(Gateway gateway) throws Exception {
        gateway.awaitHost("named", "n");
        Gateway.await(() -> password(gateway, "plc1").equals("top"));
        Gateway.await(() -> password(gateway, "named").equals("behind the name"));
        for (long id : service(gateway).getSnapshots()) {
            Object password = service(gateway).getSnapshot(id).stream()
                    .filter(component -> component.getPid().equals("plc1"))
                    .findFirst()
                    .orElseThrow()
                    .getConfigurationProperties()
                    .get("password");
            assertThat(((Password) password).getPassword()).isEqualTo("top".toCharArray());
        }
    }

    private static Object value(Gateway gateway, String pid, String key) {
        Map<String, Object> component = gateway.component(pid);
        return component == null ? "" : component.get(key);
    }

    private static String password(Gateway gateway, String pid) throws KuraException {
        String text = gateway.component(pid).get("password").toString();
        return new String(gateway.service(CryptoService.class).decryptAes(text.toCharArray()));
    }

    private static void nothingDiffers(Gateway gateway) throws Exception {
        assertThat(gateway.config("diff", "" + snapshot(gateway), "now")).isEqualTo("0 nothing differs\n");
    }

    private static long snapshot(Gateway gateway) throws KuraException {
        return service(gateway).getSnapshots().stream().max(Long::compare).orElseThrow();
    }

    private String mode(String file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file)));
    }

    private static ConfigurationService service(Gateway gateway) {
        return gateway.service(ConfigurationService.class);
    }
}
