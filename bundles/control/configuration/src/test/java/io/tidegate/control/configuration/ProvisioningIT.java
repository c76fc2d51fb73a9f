// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.AuditTrail;
import io.tidegate.api.audit.Verification;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import io.tidegate.api.configuration.history.ConfigurationHistory;
import io.tidegate.api.configuration.history.ConfigurationTrials;
import io.tidegate.api.configuration.history.Snapshot;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.kura.configuration.ConfigurationService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** Files that are dropped, edited and removed while the gateway runs, with real components. */
@Tag("slow")
class ProvisioningIT {

    private static final String PLC1 = "{'test.driver~plc1': {'host': '%s'}}";

    @TempDir
    Path data;

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

    @Test
    void badFileIsMovedAsideWithTheReasonAndWhatItSaidStaysAlsoOverARestart() throws Exception {
        drop("config/plant.json", PLC1.formatted("a"));
        Path rejected = data.resolve("config/plant.json.rejected");
        try (Gateway gateway = started()) {
            gateway.awaitHost("plc1", "a");
            Object id = gateway.component("plc1").get("component.id");
            int snapshots =
                    gateway.service(ConfigurationHistory.class).history().size();

            drop(
                    "config/plant.json",
                    "{'test.driver~plc1': {'host': 'b', 'port': 0}, 'test.driver~plc2': {'host': 'x'}}");
            Gateway.await(() -> gateway.health().contains("plant.json.rejected"));

            assertThat(gateway.health())
                    .contains(
                            "WARN",
                            rejected + ": line 1: plc1: port = '0' is not allowed: a whole number from 1 to 65535");
            assertThat(rejected).content().contains("\"port\"");
            assertThat(data.resolve("config/plant.json")).doesNotExist();
            assertThat(Files.readAllLines(data.resolve("config/plant.json.rejected.txt")))
                    .contains("line 1: plc1: port = '0' is not allowed: a whole number from 1 to 65535");
            assertThat(gateway.component("plc1")).containsEntry("host", "a").containsEntry("component.id", id);
            assertThat(gateway.component("plc2")).isNull();
            assertThat(gateway.service(ConfigurationHistory.class).history()).hasSize(snapshots);
        }
        try (Gateway gateway = started()) {
            gateway.awaitHost("plc1", "a");
            assertThat(gateway.health()).contains("WARN", rejected + ": line 1: plc1: port = '0'");

            drop("config/plant.json", PLC1.formatted("c"));
            gateway.awaitHost("plc1", "c");
            Gateway.await(() -> gateway.health().contains("OK"));
            assertThat(data.resolve("config"))
                    .isDirectoryContaining(f -> f.endsWith("plant.json"))
                    .isDirectoryNotContaining(f -> f.toString().contains("rejected"));
        }
    }

    @Test
    void whoeverRemovesARefusedFileWithdrawsWhatItSaid() throws Exception {
        drop("config/plant.json", PLC1.formatted("a"));
        try (Gateway gateway = started()) {
            gateway.awaitHost("plc1", "a");
            drop("config/plant.json", PLC1.formatted("a") + "}");
            Path rejected = data.resolve("config/plant.json.rejected");
            Gateway.await(() -> gateway.health().contains(rejected + ": line 1, column "));
            assertThat(gateway.component("plc1")).containsEntry("host", "a");

            Files.delete(rejected);

            Gateway.await(() -> gateway.component("plc1") == null);
            Gateway.await(() -> gateway.health().contains("OK"));
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

    /** As root there is no folder without permission; what stands in the way of the move does the same. */
    @Test
    void whatCannotBeMovedAsideIsReportedOnceAndLeftAloneUntilItChanges() throws Exception {
        List<AuditRecord> records = new CopyOnWriteArrayList<>();
        Files.createDirectories(data.resolve("config/plant.json.rejected/in the way"));
        try (Gateway gateway = started()) {
            gateway.context().registerService(AuditTrail.class, new Kept(records), null);
            drop("config/plant.json", "{'test.driver~plc1': {'host': 'a', 'port': 0}}");
            Gateway.await(() -> gateway.health().contains("plant.json: line 1: plc1: port = '0'"));
            drop("config/other.json", "{'test.driver~plc2': {'host': 'x'}}");
            gateway.awaitHost("plc2", "x");

            assertThat(data.resolve("config/plant.json")).exists();
            assertThat(gateway.health()).contains("plant.json: line 1: plc1: port = '0'");
            assertThat(records)
                    .filteredOn(r -> r.result().contains("port"))
                    .singleElement()
                    .satisfies(r -> assertThat(r.subject()).isEqualTo("plc1"));

            drop("config/plant.json", PLC1.formatted("a"));
            gateway.awaitHost("plc1", "a");
            Gateway.await(() -> gateway.health().contains("OK"));
        }
    }

    @Test
    void filesOfFeaturesAreReportedButNotMoved() throws Exception {
        drop("run/features/core.json", "{'test.driver~plc1': {'host': 'a', 'port': 0}}");
        try (Gateway gateway = started()) {
            assertThat(gateway.health()).contains("core.json: line 1: plc1: port = '0'");
            assertThat(data.resolve("run/features/core.json")).exists();
            assertThat(data.resolve("run/features/core.json.rejected")).doesNotExist();
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
            gateway.context().registerService(AuditTrail.class, new Kept(records), null);
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

    /** At run time all who know the contents are there, and are asked before anything changes. */
    @Test
    void validatorRefusesTheWholeFileAtRunTime() throws Exception {
        drop("config/plant.json", PLC1.formatted("a"));
        try (Gateway gateway = started()) {
            gateway.awaitHost("plc1", "a");
            register(gateway, "bad");
            gateway.context().getBundle().adapt(FrameworkStartLevel.class).setStartLevel(90);
            Gateway.await(() -> gateway.context()
                            .getBundle()
                            .adapt(FrameworkStartLevel.class)
                            .getStartLevel()
                    == 90);

            drop("config/plant.json", "{'test.driver~plc1': {'host': 'bad'}, 'test.driver~plc2': {'host': 'x'}}");
            Gateway.await(() ->
                    gateway.health().contains("rejected: line 1: plc1: host = 'bad' is not allowed: a good host"));

            assertThat(gateway.component("plc1")).containsEntry("host", "a");
            assertThat(gateway.component("plc2")).isNull();
            drop("config/more.json", "{'test.driver~plc3': {'host': 'c'}}");
            gateway.awaitHost("plc3", "c");
            register(gateway, "c");
            looks();
            assertThat(gateway.component("plc3")).containsEntry("host", "c");
        }
    }

    /** What lies below the refused file comes back, and so does what it withdrew. */
    @Test
    void fileThatALateValidatorRefusesIsUndoneAsAWhole() throws Exception {
        drop("config/plant.json", "{'test.driver~plc1': {'host': 'a'}, 'test.driver~gone': {'host': 'g'}}");
        try (Gateway gateway = started()) {
            gateway.awaitHost("plc1", "a");
            gateway.awaitHost("gone", "g");
        }
        drop("config/plant.json", "{'test.driver~plc1': {'host': 'bad'}, 'test.driver~plc2': {'host': 'x'}}");
        drop("config/other.json", "{'test.driver~plc1': {'port': 7}}");
        try (Gateway gateway = started()) {
            gateway.awaitHost("plc1", "bad");
            gateway.awaitHost("plc2", "x");

            register(gateway, "bad");

            gateway.awaitHost("plc1", "a");
            Gateway.await(() -> gateway.component("plc2") == null);
            gateway.awaitHost("gone", "g");
            assertThat(gateway.component("plc1")).containsEntry("port", 7);
            assertThat(data.resolve("config/plant.json.rejected")).exists();
            assertThat(data.resolve("config/other.json")).exists();
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

    private static long watches() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.isAlive() && t.getName().equals("configuration files"))
                .count();
    }

    private static void register(Gateway gateway, String bad) {
        ConfigurationValidator validator =
                candidate -> bad.equals(candidate.properties().get("host"))
                        ? List.of(new Problem(candidate.pid(), "host", bad, "a good host"))
                        : List.of();
        gateway.context()
                .registerService(
                        ConfigurationValidator.class,
                        validator,
                        FrameworkUtil.asDictionary(Map.of(ConfigurationValidator.COMPONENTS, "test.driver")));
    }

    /** Awaits that the watch looked three times more: by then it has seen all that was there before. */
    private static void looks() {
        Thread watch = Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().equals("configuration files"))
                .findFirst()
                .orElseThrow();
        var times = new AtomicInteger();
        var last = new AtomicLong(waits(watch));
        Gateway.await(() -> last.getAndSet(waits(watch)) != last.get() && times.incrementAndGet() == 3);
    }

    /** How often a thread has waited for its next turn. */
    private static long waits(Thread thread) {
        return ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId()).getWaitedCount();
    }

    private Gateway started() throws Exception {
        return started(new Gateway(data));
    }

    private static Gateway started(Gateway gateway) throws Exception {
        Bundle driver = gateway.installDriverStopped();
        gateway.configured();
        driver.start();
        return gateway;
    }

    /** As a careful person does it: in one step, and of a minute ago, so that what is broken is known to stay so. */
    private void drop(String name, String json) throws IOException {
        Path file = data.resolve(name);
        Files.createDirectories(file.getParent());
        Path beside = file.resolveSibling("." + file.getFileName() + ".new");
        Files.writeString(beside, json.replace('\'', '"'));
        Files.setLastModifiedTime(beside, FileTime.from(Instant.now().minusSeconds(60)));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private static Snapshot newest(Gateway gateway) throws Exception {
        return gateway.service(ConfigurationHistory.class).history().get(0);
    }

    private static ConfigurationService service(Gateway gateway) throws Exception {
        return gateway.service(ConfigurationService.class);
    }

    private record Kept(List<AuditRecord> records) implements AuditTrail {

        @Override
        public void record(AuditRecord entry) {
            records.add(entry);
        }

        @Override
        public List<AuditRecord> query(Instant from, Instant to, String action, int most) {
            return List.of();
        }

        @Override
        public Verification verify() {
            return new Verification(0, 0, List.of(), List.of());
        }
    }
}
