// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.api.audit.Actor;
import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.AuditTrail;
import io.tidegate.api.configuration.history.ConfigurationHistory;
import io.tidegate.api.configuration.history.Difference;
import io.tidegate.api.configuration.history.Snapshot;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.audit.AuditContext;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who changed what, what differs, and the way back, in a framework with real components. */
class HistoryIT {

    @TempDir
    Path data;

    @Test
    void eachSnapshotTellsWhoByWhichWayAndWhyAlsoAfterARestart() throws Exception {
        try (Gateway gateway = new Gateway(data).configured()) {
            gateway.installDriver();
            Map<String, String> caller = new HashMap<>(
                    Map.of("entrypoint", "REST", "identity", "anna", "ip", "192.0.2.7", "comment", "new pump"));
            AuditContext.Scope scope = AuditContext.openScope(new AuditContext(caller));
            service(gateway).createFactoryConfiguration("test.driver", "plc1", Map.of("host", "a"), true);
            scope.close();
            service(gateway).updateConfiguration("plc1", Map.of("host", "b"));
            gateway.config("set", "plc1", "host=c", "--comment", "moved\nto the hall");
        }
        try (Gateway gateway = new Gateway(data).configured()) {
            List<Snapshot> history = gateway.service(ConfigurationHistory.class).history();

            assertThat(history).extracting(Snapshot::action).containsExactly("update", "update", "create");
            assertThat(history).extracting(Snapshot::comment).containsExactly("moved to the hall", "", "new pump");
            assertThat(history.get(2).actor()).isEqualTo(new Actor("REST", "anna", "192.0.2.7"));
            assertThat(history.get(1).actor().entryPoint()).isEqualTo(Actor.INTERNAL);
            assertThat(gateway.config("history"))
                    .startsWith("0 ")
                    .contains("REST anna from 192.0.2.7  create  new pump");
            assertThat(gateway.config("history", "--json")).contains("\"who\" : \"anna\"", "\"origin\" : \"REST\"");
        }
    }

    @Test
    void differencesAreToldByComponentAndPropertyWithoutSecrets() throws Exception {
        try (Gateway gateway = new Gateway(data).configured()) {
            gateway.installDriver();
            ConfigurationHistory history = gateway.service(ConfigurationHistory.class);
            service(gateway)
                    .createFactoryConfiguration(
                            "test.driver", "plc1", Map.of("host", "a", "password", new Password("top")), true);
            long first = history.history().get(0).id();
            service(gateway)
                    .updateConfigurations(List.of(
                            new View(
                                    "plc1",
                                    null,
                                    Map.of("port", 503, "units", new Integer[] {3}, "password", new Password("new"))),
                            new View("unknown", null, Map.of("api.token", "hidden", "level", 3))));
            long second = history.history().get(0).id();

            assertThat(history.differences(first, second))
                    .containsExactly(
                            new Difference("plc1", "password", "***", "***"),
                            new Difference("plc1", "port", null, "503"),
                            new Difference("plc1", "units", null, "[3]"),
                            new Difference("unknown", "service.pid", null, "unknown"),
                            new Difference("unknown", "api.token", null, "***"),
                            new Difference("unknown", "level", null, "3"));
            assertThat(history.differences(second, ConfigurationHistory.NOW)).isEmpty();
            assertThat(gateway.config("diff", "" + second, "" + first))
                    .contains("plc1: password: changed", "plc1: port: 503 -> (none)")
                    .doesNotContain("top", "new\n", "hidden");
            assertThat(gateway.config("diff", "" + first, "--json"))
                    .contains("\"property\" : \"password\"", "\"new\" : \"503\"", "\"old\" : null")
                    .doesNotContain("hidden");
            assertThat(gateway.config("show-snapshot", "" + second))
                    .contains("plc1  # an instance of test.driver", "  host = a", "  password = ********")
                    .doesNotContain("hidden");
            assertThat(gateway.config("diff", "5")).isEqualTo("1 there is no snapshot 5\n");
            assertThat(gateway.config("diff", "x")).startsWith("1 'x' is no snapshot");
        }
    }

    @Test
    void rollbackOfComponentsLeavesTheOthersAlone() throws Exception {
        try (Gateway gateway = new Gateway(data).configured()) {
            gateway.installDriver();
            ConfigurationHistory history = gateway.service(ConfigurationHistory.class);
            for (String pid : List.of("plc1", "plc2", "plc3")) {
                service(gateway).createFactoryConfiguration("test.driver", pid, Map.of("host", "a"), true);
            }
            long good = history.history().get(0).id();
            service(gateway).updateConfigurations(List.of(host("plc1", "b"), host("plc2", "b")));
            service(gateway).createFactoryConfiguration("test.driver", "plc4", Map.of("host", "a"), false);
            service(gateway).deleteFactoryConfiguration("plc3", false);
            gateway.awaitHost("plc2", "b");
            Object second = gateway.component("plc2").get("component.id");
            Gateway.await(() -> gateway.component("plc4") != null && gateway.component("plc3") == null);

            assertThat(history.rollback(good, List.of("plc1", "plc3", "plc4"))).containsExactly("plc1", "plc3", "plc4");

            gateway.awaitHost("plc1", "a");
            gateway.awaitHost("plc3", "a");
            Gateway.await(() -> gateway.component("plc4") == null);
            assertThat(gateway.component("plc2")).containsEntry("host", "b").containsEntry("component.id", second);
            assertThat(history.history().get(0).comment()).isEqualTo("back to snapshot " + good);
            assertThatThrownBy(() -> history.rollback(good, List.of("plc1", "plc9")))
                    .isInstanceOf(KuraException.class)
                    .hasMessageStartingWith("plc9: ");
            assertThat(gateway.config("rollback", "" + good, "--component", "plc2"))
                    .isEqualTo("0 back to snapshot " + good + ": plc2\n");
        }
    }

    @Test
    void auditTrailIsToldWhatWasDoneAndWhatWasRefused() throws Exception {
        List<AuditRecord> records = new CopyOnWriteArrayList<>();
        try (Gateway gateway = new Gateway(data).configured()) {
            assertThat(gateway.health()).contains("no audit trail");
            gateway.context().registerService(AuditTrail.class, new KeptTrail(records), null);
            gateway.installDriver();
            service(gateway)
                    .createFactoryConfiguration(
                            "test.driver", "plc1", Map.of("host", "a", "password", new Password("top")), true);
            assertThatThrownBy(() -> service(gateway).updateConfiguration("plc1", Map.of("port", 0)))
                    .isInstanceOf(KuraException.class);
            service(gateway).updateConfigurations(List.of(host("plc1", "b"), new View("other", null, Map.of("k", 1))));

            assertThat(records)
                    .extracting(AuditRecord::action)
                    .containsExactly("config.create", "config.update", "config.update");
            assertThat(records).extracting(AuditRecord::subject).containsExactly("plc1", "plc1", "2 components");
            assertThat(records.get(0).differences())
                    .contains(io.tidegate.api.audit.Difference.secret("password", false, true));
            assertThat(records.get(1).result())
                    .isEqualTo("plc1: port = '0' is not allowed: a whole number from 1 to 65535");
            assertThat(records.get(2).differences())
                    .contains(new io.tidegate.api.audit.Difference("plc1: host", "a", "b"));
            assertThat(gateway.health()).doesNotContain("audit");
        }
    }

    private static View host(String pid, String host) {
        return new View(pid, null, Map.of("host", host));
    }

    private static ConfigurationService service(Gateway gateway) throws Exception {
        return gateway.service(ConfigurationService.class);
    }
}
