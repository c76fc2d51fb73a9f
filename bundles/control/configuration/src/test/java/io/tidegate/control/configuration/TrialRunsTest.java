// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a trial when the disk is full, the clock jumps or the gateway was off. */
class TrialRunsTest {

    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final Instant BEGUN = Instant.parse("2024-05-01T12:00:00Z");

    @TempDir
    Path data;

    private final FullDisk disk = new FullDisk();
    private Run run;

    /** The bundle from one start to the next. */
    private final class Run {
        private final SnapshotPersistence persistence;
        private final Committer committer;
        private final TrialRuns trials;

        private Run(Instant now) throws IOException {
            FakeAdmin admin = new FakeAdmin(data);
            persistence = admin.persistence();
            persistence.hold(persistence.folder().newest(line -> {}));
            committer = new Committer(persistence, admin.delivery(), (change, before, after) -> {});
            Clock clock = Clock.fixed(now, ZoneOffset.UTC);
            trials = new TrialRuns(
                    persistence, committer, new Trials(persistence.folder().trial(), clock, () -> {}));
        }

        private void set(String host) throws Exception {
            committer.commit(state(host), true, Change.of("update"));
        }

        private void tryOut(String host) throws Exception {
            trials.start(state(host), WITHIN, Change.of("update"));
        }

        private Object host() {
            return persistence.stored("f~plc1").get("host");
        }

        private Object hostOnDisk() throws IOException {
            return persistence
                    .folder()
                    .newest(line -> {})
                    .components()
                    .get("plc1")
                    .properties()
                    .get("host");
        }
    }

    @BeforeEach
    void begin() throws Exception {
        run = new Run(BEGUN);
        run.set("a");
    }

    @AfterEach
    void end() {
        run.trials.close();
        disk.close();
    }

    @Test
    void withoutSpaceForTheTrialNothingIsChanged() {
        disk.fullFor("trial.json");

        assertThatThrownBy(() -> run.tryOut("b"))
                .hasMessageContaining("trial.json can't be written, nothing was changed");

        assertThat(run.host()).isEqualTo("a");
        assertThat(run.trials.pending()).isEmpty();
    }

    @Test
    void withoutSpaceForTheSnapshotNothingIsChangedAndNothingWaits() {
        disk.fullFor("snapshot_");

        assertThatThrownBy(() -> run.tryOut("b"))
                .hasMessageContaining("the snapshot can't be written, nothing was changed");

        assertThat(run.host()).isEqualTo("a");
        assertThat(run.trials.pending()).isEmpty();
        assertThat(data.resolve("snapshots/trial.json")).doesNotExist();
    }

    @Test
    void confirmingThatCanNotBeWrittenDownLeavesTheTrialWaiting() throws Exception {
        run.tryOut("b");
        disk.fullFor("trial.json");

        assertThatThrownBy(run.trials::confirm).hasMessageContaining("the change will be undone");
        assertThat(run.trials.pending()).isPresent();

        run.trials.overdue();
        assertThat(run.host()).isEqualTo("a");
    }

    /** It counts at once; until it is on disk the trial waits, so that a restart in between undoes it too. */
    @Test
    void undoingWithoutSpaceIsTriedAgain() throws Exception {
        run.tryOut("b");
        disk.fullFor("snapshot_");

        run.trials.overdue();
        assertThat(run.host()).isEqualTo("a");
        assertThat(run.hostOnDisk()).isEqualTo("b");
        assertThat(run.trials.pending()).isPresent();

        run.trials.overdue();
        assertThat(run.trials.pending()).isPresent();
        assertThatThrownBy(run.trials::confirm).hasMessageContaining("is undone already");

        disk.fullFor(null);
        run.trials.overdue();
        assertThat(run.hostOnDisk()).isEqualTo("a");
        assertThat(run.trials.pending()).isEmpty();
        assertThat(data.resolve("snapshots/trial.json")).doesNotExist();
    }

    @Test
    void restartWaitsForWhatIsLeft() throws Exception {
        run.tryOut("b");

        restart(BEGUN.plusSeconds(20));

        assertThat(run.trials.pending()).hasValueSatisfying(trial -> assertThat(trial.remaining())
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(40)));
        assertThat(run.hostOnDisk()).isEqualTo("b");
    }

    @Test
    void timeThatRanOutWhileTheGatewayWasOffUndoesAtTheStart() throws Exception {
        run.tryOut("b");

        restart(BEGUN.plus(WITHIN));

        assertThat(run.host()).isEqualTo("a");
        assertThat(run.trials.pending()).isEmpty();
    }

    /** Nobody knows how long the gateway was off then: the safe side is undoing. */
    @Test
    void clockThatWasSetBackUndoesAtTheStart() throws Exception {
        run.tryOut("b");

        restart(BEGUN.minusSeconds(1));

        assertThat(run.host()).isEqualTo("a");
        assertThat(run.trials.pending()).isEmpty();
    }

    @Test
    void trialWhoseSnapshotIsGoneIsToldAndTheChangeStays() throws Exception {
        run.tryOut("b");
        Files.delete(data.resolve(
                "snapshots/snapshot_" + run.trials.pending().orElseThrow().before() + ".xml"));

        run.trials.overdue();
        run.committer.push();

        assertThat(run.host()).isEqualTo("b");
        assertThat(run.committer.faults()).singleElement().asString().startsWith("what was on trial can't be undone: ");
    }

    @Test
    void trialThatCanNotBeReadIsToldWithItsFileAndTheChangeStays() throws Exception {
        run.tryOut("b");
        Path file = data.resolve("snapshots/trial.json");
        for (String damaged : List.of("", "{\"before\": \"17\"}", "{\"before\": 1, \"since", "[]")) {
            Files.writeString(file, damaged);

            restart(BEGUN.plusSeconds(20));

            run.committer.push();
            assertThat(run.committer.faults())
                    .singleElement()
                    .asString()
                    .startsWith(file + ": is damaged: ")
                    .endsWith("; the change that was on trial stays")
                    .doesNotContain("\n");
            assertThat(run.host()).isEqualTo("b");
            assertThat(run.trials.pending()).isEmpty();
        }
    }

    private void restart(Instant now) throws IOException {
        run.trials.close();
        run = new Run(now);
        run.committer.push();
        run.trials.resume();
    }

    private static State state(String host) {
        TreeMap<String, Configured> components = new TreeMap<>();
        components.put("plc1", new Configured("plc1", "f", Map.of("host", host)));
        return new State(components, new TreeMap<>());
    }
}
