// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of several components comes whole or not at all, also if ConfigurationAdmin fails in the middle. */
class CommitterTest {

    @TempDir
    Path data;

    private SnapshotPersistence persistence;
    private Committer committer;
    private Set<String> broken;
    private final List<Set<String>> announced = new ArrayList<>();

    @BeforeEach
    void committer() {
        FakeAdmin admin = new FakeAdmin(data);
        persistence = admin.persistence();
        broken = admin.broken();
        committer = new Committer(
                persistence, admin.delivery(), (change, before, after) -> announced.add(after.changedFrom(before)));
    }

    @Test
    void failureInTheMiddleTakesBackWhatWasGivenOut() throws Exception {
        committer.commit(state("a"), true, Change.of("update"));
        Set<Long> snapshots = persistence.folder().ids();
        announced.clear();
        broken.add("f~plc2");

        assertThatThrownBy(() -> committer.commit(state("b"), true, Change.of("update")))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessage("nothing was changed: f~plc2: can't be given to ConfigurationAdmin: no space");

        assertThat(List.of("f~plc1", "f~plc2", "f~plc3"))
                .allSatisfy(pid -> assertThat(persistence.stored(pid)).containsEntry("host", "a"));
        assertThat(persistence.state().sameAs(state("a"))).isTrue();
        assertThat(persistence.folder().ids()).isEqualTo(snapshots);
        assertThat(announced).isEmpty();
    }

    @Test
    void whatFailedIsGivenOutWhenItCanBe() throws Exception {
        broken.add("f~plc2");
        assertThatThrownBy(() -> committer.commit(state("a"), true, Change.of("update")))
                .isInstanceOf(ConfigurationFault.class);
        assertThat(persistence.storedPids()).isEmpty();
        broken.clear();

        committer.commit(state("a"), true, Change.of("update"));

        assertThat(persistence.storedPids()).containsExactlyInAnyOrder("f~plc1", "f~plc2", "f~plc3");
        assertThat(announced).containsExactly(Set.of("plc1", "plc2", "plc3"));
    }

    /** The line would else stay until somebody starts the gateway anew, who has no reason to. */
    @Test
    void faultOfTheDiskIsToldUntilASnapshotCanBeWritten() throws Exception {
        try (FullDisk disk = new FullDisk()) {
            disk.fullFor("snapshot_");
            assertThat(committer.commitOrHold(state("a"), Change.of("definitions")))
                    .isFalse();
            assertThat(committer.faults())
                    .singleElement()
                    .asString()
                    .contains("the next start will not know the changes", "No space left");
            disk.fullFor(null);

            assertThat(committer.commitOrHold(state("a"), Change.of("definitions")))
                    .isTrue();
        }

        assertThat(committer.faults()).isEmpty();
        assertThat(persistence.folder().load(persistence.folder().ids().last()))
                .isEqualTo(state("a").components());
    }

    private static State state(String host) {
        TreeMap<String, Configured> components = new TreeMap<>();
        for (String pid : List.of("plc1", "plc2", "plc3")) {
            components.put(pid, new Configured(pid, "f", Map.of("host", host)));
        }
        return new State(components, new TreeMap<>());
    }
}
