// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.AuditTrail;
import io.tidegate.api.configuration.history.ConfigurationTrials;
import io.tidegate.api.configuration.history.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files that are dropped, edited and removed while the gateway runs, with real components. */
@Tag("slow")
class ProvisioningIT extends FilesSetup {

    @Test
    void fileDroppedAtRunTimeIsAppliedFollowedAndWithdrawn() throws Exception {
        try (Gateway gateway = started()) {
            drop("config/plant.json", PLC1.formatted("a"));
            gateway.awaitHost("plc1", "a");
            assertThat(newest(gateway))
                    .extracting(s -> s.actor().entryPoint(), Snapshot::action, Snapshot::comment)
                    .containsExactly("file", "files", "config/plant.json, new");

            drop("config/plant.json", PLC1.formatted("b"));
            gateway.awaitHost("plc1", "b");
            assertThat(newest(gateway).comment()).isEqualTo("config/plant.json, changed");

            drop("config/more.json", "{'test.driver~plc2': {'host': 'x'}}");
            gateway.awaitHost("plc2", "x");
            Files.delete(data.resolve("config/plant.json"));
            Gateway.await(() -> gateway.component("plc1") == null);
            assertThat(newest(gateway).comment()).isEqualTo("config/plant.json, removed");
            assertThat(gateway.component("plc2")).containsEntry("host", "x");
            assertThat(gateway.health()).contains("OK");
        }
    }

    @Test
    void operatorsChangeOutlivesWhatFilesSayAndTheirRemoval() throws Exception {
        drop("config/plant.json", "{'test.driver~plc1': {'host': 'a', 'port': 1}}");
        drop("config/line.json", "{'test.driver~plc2': {'host': 'a'}}");
        try (Gateway gateway = started()) {
            gateway.awaitHost("plc1", "a");
            service(gateway).updateConfiguration("plc1", Map.of("port", 99));

            drop("config/plant.json", "{'test.driver~plc1': {'host': 'b', 'port': 2}}");
            gateway.awaitHost("plc1", "b");
            assertThat(gateway.component("plc1")).containsEntry("port", 99);

            Files.delete(data.resolve("config/plant.json"));
            Files.delete(data.resolve("config/line.json"));
            Gateway.await(() -> gateway.component("plc2") == null);
            assertThat(gateway.component("plc1")).containsEntry("port", 99);
        }
    }

    /** Whoever writes it is slow: in place, byte by byte, or beside it under another name. */
    @Test
    void halfWrittenFileIsNeitherReadNorRefused() throws Exception {
        try (Gateway gateway = started()) {
            Path file = Files.createDirectories(data.resolve("config")).resolve("plant.json");
            String text = PLC1.formatted("a").replace('\'', '"') + " ".repeat(200);
            Files.writeString(data.resolve("config/.hidden.json"), "{");
            Files.writeString(data.resolve("config/plant.json.tmp"), "{");
            Files.writeString(data.resolve("config/plant.json~"), "{");
            drop("config/marker.json", "{'test.driver~marker': {'host': 'm'}}");
            Gateway.await(() -> {
                if (gateway.component("marker") == null) {
                    Files.writeString(file, text.substring(0, (int) Math.min(text.length() - 210, size(file) + 1)));
                    return false;
                }
                return true;
            });
            assertThat(gateway.component("plc1")).isNull();
            assertThat(gateway.health()).contains("OK");

            Files.writeString(file, text);

            gateway.awaitHost("plc1", "a");
            assertThat(data.resolve("config/plant.json.rejected")).doesNotExist();
            assertThat(data.resolve("config/.hidden.json")).exists();
        }
    }

    @Test
    void filesOfTheEnvironmentAreLaidOverTheOthers() throws Exception {
        Path home = data.resolve("home");
        drop("home/etc/config/plant.json", "{'test.driver~plc1': {'host': 'base', 'port': 1, 'label': 'b'}}");
        drop("home/etc/config/test/plant.json", "{'test.driver~plc1': {'host': 'test', 'port': 2}}");
        drop("home/etc/config/dev/plant.json", "{'test.driver~plc1': {'host': ");
        drop("config/plant.json", "{'test.driver~plc1': {'port': 3}}");
        drop("config/test/plant.json", "{'test.driver~plc1': {'label': 't'}}");
        Map<String, String> test = Map.of("tidegate.home", home.toString(), "tidegate.environment", "test");
        try (Gateway gateway = started(new Gateway(data, test))) {
            gateway.awaitHost("plc1", "test");
            assertThat(gateway.component("plc1")).containsEntry("port", 3).containsEntry("label", "t");
            assertThat(gateway.health()).contains("OK");

            drop("home/etc/config/test/plant.json", "{'test.driver~plc1': {'host': 'test2'}}");
            gateway.awaitHost("plc1", "test2");
            drop("config/test/plant.json", "{'test.driver~plc1': {'label': 'too long'}}");
            Gateway.await(() -> gateway.health().contains("config/test/plant.json.rejected: line 1: plc1: label"));
            assertThat(gateway.component("plc1")).containsEntry("label", "t");
        }
        try (Gateway gateway = started(new Gateway(data, Map.of("tidegate.home", home.toString())))) {
            gateway.awaitHost("plc1", "base");
            assertThat(gateway.component("plc1")).containsEntry("port", 3).containsEntry("label", "b");
            assertThat(gateway.health()).contains("OK");
        }
    }

    @Test
    void anotherEnvironmentTakesEffectWhileTheGatewayRuns() throws Exception {
        drop("config/plant.json", "{'test.driver~plc1': {'host': 'base', 'port': 1}}");
        drop("config/test/plant.json", "{'test.driver~plc1': {'host': 'test'}}");
        try (Gateway gateway = started()) {
            gateway.awaitHost("plc1", "base");
            service(gateway).updateConfiguration(GatewayVariables.PID, Map.of("environment", "test"));
            gateway.awaitHost("plc1", "test");
            assertThat(newest(gateway).comment()).isEqualTo("config/test/plant.json, new");

            service(gateway).updateConfiguration(GatewayVariables.PID, Map.of("environment", "production"));
            gateway.awaitHost("plc1", "base");
            assertThat(gateway.component("plc1")).containsEntry("port", 1);
        }
    }

    @Test
    void filesWaitWhileAChangeIsOnTrial() throws Exception {
        drop("config/plant.json", PLC1.formatted("a"));
        try (Gateway gateway = started()) {
            gateway.awaitHost("plc1", "a");
            ConfigurationTrials trials = gateway.service(ConfigurationTrials.class);
            trials.update(List.of(new View("plc1", null, Map.of("port", 5))), Duration.ofMinutes(30));
            long onTrial = newest(gateway).id();
            drop("config/plant.json", PLC1.formatted("b"));
            drop("config/bad.json", "{");
            // The clock of the watch is the file system: what is dropped later is seen later.
            looks();
            assertThat(newest(gateway).id()).isEqualTo(onTrial);
            assertThat(gateway.component("plc1")).containsEntry("host", "a").containsEntry("port", 5);
            assertThat(data.resolve("config/bad.json")).exists();

            trials.revert();

            gateway.awaitHost("plc1", "b");
            assertThat(gateway.component("plc1")).containsEntry("port", 502);
            Gateway.await(() -> Files.exists(data.resolve("config/bad.json.rejected.txt")));
        }
    }

    @Test
    void auditTrailAndHistoryTellWhatFilesDid() throws Exception {
        List<AuditRecord> records = new CopyOnWriteArrayList<>();
        try (Gateway gateway = started()) {
            gateway.context().registerService(AuditTrail.class, new KeptTrail(records), null);
            drop("config/plant.json", PLC1.formatted("a"));
            gateway.awaitHost("plc1", "a");
            drop("config/plant.json", "{'test.driver~plc1': {'host': 'b', 'port': 0, 'password': 'topsecret'}}");
            Gateway.await(() -> records.size() == 2);

            assertThat(records).allSatisfy(record -> {
                assertThat(record.action()).isEqualTo("config.files");
                assertThat(record.actor().entryPoint()).isEqualTo("file");
                assertThat(record.subject()).isEqualTo("plc1");
                assertThat(record.toString()).doesNotContain("topsecret");
            });
            assertThat(records)
                    .extracting(AuditRecord::result)
                    .containsExactly(
                            AuditRecord.DONE,
                            "config/plant.json: line 1: plc1: port = '0' is not allowed: a whole number from 1 to 65535");
        }
    }

    @Test
    void nothingWatchesOnceTheBundleIsStopped() throws Exception {
        try (Gateway gateway = started()) {
            assertThat(watches()).isOne();
            gateway.configuration().stop();
            assertThat(watches()).isZero();
        }
    }
}
