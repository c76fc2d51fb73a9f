// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.AuditTrail;
import io.tidegate.api.configuration.history.ConfigurationHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** Files that are refused while the gateway runs: moved aside with the reason, and what they said before stays. */
@Tag("slow")
class RefusedFilesIT extends FilesSetup {

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

    /** As root there is no folder without permission; what stands in the way of the move does the same. */
    @Test
    void whatCannotBeMovedAsideIsReportedOnceAndLeftAloneUntilItChanges() throws Exception {
        List<AuditRecord> records = new CopyOnWriteArrayList<>();
        Files.createDirectories(data.resolve("config/plant.json.rejected/in the way"));
        try (Gateway gateway = started()) {
            gateway.context().registerService(AuditTrail.class, new KeptTrail(records), null);
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
}
