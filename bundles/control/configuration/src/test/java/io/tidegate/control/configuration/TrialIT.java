// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.api.configuration.history.ConfigurationHistory;
import io.tidegate.api.configuration.history.ConfigurationTrials;
import io.tidegate.api.configuration.history.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that undo themselves unless somebody confirms them, in a framework with real components. */
class TrialIT {

    private static final Duration LONG = Duration.ofMinutes(30);

    @TempDir
    Path data;

    @Test
    void changeThatNobodyConfirmsUndoesItself() throws Exception {
        try (Gateway gateway = gateway()) {
            Trial trial = trials(gateway).update(List.of(host("b"), plc2()), Duration.ofSeconds(1));

            assertThat(trial.components()).containsExactlyInAnyOrder("plc1", "plc2");
            Gateway.await(() -> trials(gateway).pending().isEmpty());

            gateway.awaitHost("plc1", "a");
            Gateway.await(() -> gateway.component("plc2") == null);
            assertThat(gateway.service(ConfigurationHistory.class).history().get(0))
                    .extracting("action", "comment")
                    .containsExactly("revert", "nobody confirmed in time");
            assertThat(data.resolve("snapshots/trial.json")).doesNotExist();
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(t -> t.isAlive()
                            && t.getName().equals("configuration trial")
                            && t.getState() == Thread.State.TIMED_WAITING);
        }
    }

    @Test
    void confirmedChangeStaysAlsoOverARestart() throws Exception {
        try (Gateway gateway = gateway()) {
            trials(gateway).update(List.of(host("b")), LONG);
            gateway.awaitHost("plc1", "b");
            trials(gateway).confirm();

            assertThat(trials(gateway).pending()).isEmpty();
            assertThatThrownBy(() -> trials(gateway).confirm()).hasMessage("no change waits to be confirmed");
        }
        try (Gateway gateway = restarted()) {
            gateway.awaitHost("plc1", "b");
            assertThat(trials(gateway).pending()).isEmpty();
        }
    }

    @Test
    void whileAChangeWaitsHealthTellsItAndNoOtherIsMade() throws Exception {
        try (Gateway gateway = gateway()) {
            trials(gateway).update(List.of(host("b")), LONG);

            assertThat(gateway.health()).contains("WARN", "plc1: waits to be confirmed; undone in 1");
            assertThatThrownBy(() -> service(gateway).updateConfiguration("plc1", Map.of("host", "c")))
                    .isInstanceOf(KuraException.class)
                    .hasMessageStartingWith("a change of plc1 waits to be confirmed");
            assertThatThrownBy(() -> trials(gateway).update(List.of(host("c")), LONG))
                    .isInstanceOf(KuraException.class);
            assertThatThrownBy(() -> service(gateway).rollback()).isInstanceOf(KuraException.class);
            gateway.awaitHost("plc1", "b");

            trials(gateway).revert();

            gateway.awaitHost("plc1", "a");
            service(gateway).updateConfiguration("plc1", Map.of("host", "c"));
            gateway.awaitHost("plc1", "c");
        }
    }

    /** A kill leaves the file as it is: the wait goes on, and what is confirmed after the restart stays. */
    @Test
    void restartGoesOnWaiting() throws Exception {
        try (Gateway gateway = gateway()) {
            trials(gateway).update(List.of(host("b")), LONG);
        }
        try (Gateway gateway = restarted()) {
            gateway.awaitHost("plc1", "b");
            assertThat(trials(gateway).pending()).hasValueSatisfying(trial -> {
                assertThat(trial.components()).isEqualTo(Set.of("plc1"));
                assertThat(trial.remaining()).isPositive().isLessThanOrEqualTo(LONG);
            });
            trials(gateway).revert();
            gateway.awaitHost("plc1", "a");
        }
    }

    @Test
    void changeWhoseTimeRanOutWhileTheGatewayWasDownIsUndoneAtTheStart() throws Exception {
        long before;
        try (Gateway gateway = gateway()) {
            before = trials(gateway).update(List.of(host("b"), plc2()), LONG).before();
        }
        new TrialFile(data.resolve("snapshots/trial.json"))
                .write(new TrialFile.Waiting(
                        before, Set.of("plc1", "plc2"), Instant.now().minusSeconds(100), Duration.ofSeconds(60)));

        try (Gateway gateway = restarted()) {
            assertThat(trials(gateway).pending()).isEmpty();
            gateway.awaitHost("plc1", "a");
            assertThat(gateway.component("plc2")).isNull();
        }
        try (Gateway gateway = restarted()) {
            gateway.awaitHost("plc1", "a");
        }
    }

    /** The power went after the trial was written down and before its snapshot was. */
    @Test
    void trialWhoseChangeNeverCameToBeUndoesNothing() throws Exception {
        long now;
        try (Gateway gateway = gateway()) {
            now = gateway.service(ConfigurationHistory.class).history().get(0).id();
        }
        new TrialFile(data.resolve("snapshots/trial.json"))
                .write(new TrialFile.Waiting(now, Set.of("plc1"), Instant.now(), Duration.ofSeconds(1)));

        try (Gateway gateway = restarted()) {
            Gateway.await(() -> trials(gateway).pending().isEmpty());
            gateway.awaitHost("plc1", "a");
            assertThat(gateway.service(ConfigurationHistory.class).history())
                    .extracting("id")
                    .startsWith(now);
        }
    }

    @Test
    void replacingTheBundleForgetsNoTrial() throws Exception {
        try (Gateway gateway = gateway()) {
            trials(gateway).update(List.of(host("b")), LONG);
            gateway.configuration().stop();
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(t -> t.getName().equals("configuration trial"));
            gateway.configured();

            assertThat(trials(gateway).pending()).isPresent();
        }
    }

    @Test
    void refusedChangeLeavesNoTrial() throws Exception {
        try (Gateway gateway = gateway()) {
            assertThatThrownBy(() -> trials(gateway).update(List.of(new View("plc1", null, Map.of("port", 0))), LONG))
                    .hasMessageContaining("port");
            assertThatThrownBy(() -> trials(gateway).update(List.of(host("b")), Duration.ofHours(2)))
                    .hasMessageContaining("from 1 to 3600 s");

            assertThat(trials(gateway).pending()).isEmpty();
            assertThat(data.resolve("snapshots/trial.json")).doesNotExist();
        }
    }

    @Test
    void commandsPutOnTrialConfirmAndRevert() throws Exception {
        try (Gateway gateway = gateway()) {
            Path file = data.resolve("line.json");
            Files.writeString(file, "{\"test.driver~plc1\": {\"host\": \"b\"}}");

            assertThat(gateway.config("apply", file.toString(), "--confirm-within", "10m"))
                    .startsWith("0 ")
                    .containsPattern("undone in [56]\\d\\d s unless 'config confirm' keeps it");
            assertThat(gateway.config("revert")).isEqualTo("0 undone\n");
            gateway.awaitHost("plc1", "a");
            assertThat(gateway.config("set", "plc1", "host=c", "--confirm-within=60s"))
                    .startsWith("0 ");
            assertThat(gateway.config("confirm")).isEqualTo("0 kept\n");
            gateway.awaitHost("plc1", "c");
            assertThat(gateway.config("confirm")).startsWith("1 no change waits");
            assertThat(gateway.config("set", "plc1", "host=c", "--confirm-within", "soon"))
                    .startsWith("1 --confirm-within = 'soon' is not allowed");
        }
    }

    private Gateway gateway() throws Exception {
        Gateway gateway = restarted();
        service(gateway).createFactoryConfiguration("test.driver", "plc1", Map.of("host", "a"), true);
        gateway.awaitHost("plc1", "a");
        return gateway;
    }

    private Gateway restarted() throws Exception {
        Gateway gateway = new Gateway(data).configured();
        gateway.installDriver();
        return gateway;
    }

    private static ComponentConfiguration host(String host) {
        return new View("plc1", null, Map.of("host", host));
    }

    private static ComponentConfiguration plc2() {
        return new View("plc2", null, Map.of("service.factoryPid", "test.driver", "host", "x"));
    }

    private static ConfigurationTrials trials(Gateway gateway) throws Exception {
        return gateway.service(ConfigurationTrials.class);
    }

    private static ConfigurationService service(Gateway gateway) throws Exception {
        return gateway.service(ConfigurationService.class);
    }
}
