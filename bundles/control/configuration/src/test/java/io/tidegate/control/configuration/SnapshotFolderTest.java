// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFolderTest {

    @TempDir
    Path path;

    private SnapshotFolder folder;
    private final List<String> damaged = new ArrayList<>();

    @BeforeEach
    void folder() {
        Clock stopped = Clock.fixed(Instant.ofEpochMilli(1000), ZoneOffset.UTC);
        folder = new SnapshotFolder(path, 3, stopped, FakeCrypto.secrets());
    }

    @Test
    void idsGrowEvenIfTheClockDoesNot() throws Exception {
        assertThat(write(state("a"))).isEqualTo(1000);
        assertThat(write(state("b"))).isEqualTo(1001);
        assertThat(folder.newest(damaged::add).sameAs(state("b"))).isTrue();
    }

    @Test
    void oldOnesAreCollectedButNeverTheSeed() throws Exception {
        write(state("seed"));
        Files.move(path.resolve("snapshot_1000.xml"), path.resolve("snapshot_0.xml"));
        for (int i = 0; i < 5; i++) {
            write(state("v" + i));
        }

        assertThat(folder.ids()).containsExactly(0L, 1002L, 1003L, 1004L);
        assertThat(path.resolve("base_1001.xml")).doesNotExist();
    }

    /** A kill between the two files: the base of a snapshot that never was must not count. */
    @Test
    void baseWithoutItsSnapshotIsNotTheCommit() throws Exception {
        write(state("a"));
        write(state("b"));
        Files.delete(path.resolve("snapshot_1001.xml"));

        assertThat(folder.newest(damaged::add).sameAs(state("a"))).isTrue();
        assertThat(damaged).isEmpty();
    }

    @Test
    void leftoversOfAWriteAreNoSnapshot() throws Exception {
        write(state("a"));
        Files.writeString(path.resolve(".snapshot_2000.xml.new"), "half");

        assertThat(folder.newest(damaged::add).sameAs(state("a"))).isTrue();
    }

    /** Each kill would leave some, and nobody else would ever remove them. */
    @Test
    void whatAKillLeftIsRemovedAtTheStart() throws Exception {
        write(state("a"));
        for (String left : List.of(".snapshot_2000.xml.new", ".trial.json.new", "base_2000.xml", "change_2000.json")) {
            Files.writeString(path.resolve(left), "half");
        }
        Files.writeString(path.resolve("trial.json"), "waits");

        folder.tidy();

        assertThat(path)
                .isDirectoryNotContaining("glob:**2000*")
                .isDirectoryNotContaining("glob:**.new")
                .isDirectoryContaining("glob:**/trial.json")
                .isDirectoryContaining("glob:**/base_1000.xml")
                .isDirectoryContaining("glob:**/change_1000.json");
    }

    @Test
    void damagedNewestIsNamedAndTheNextOlderOneUsed() throws Exception {
        write(state("a"));
        write(state("b"));
        Files.write(path.resolve("snapshot_1001.xml"), new byte[0]);

        assertThat(folder.newest(damaged::add).sameAs(state("a"))).isTrue();
        assertThat(damaged)
                .singleElement()
                .asString()
                .contains("snapshot_1001.xml")
                .contains("damaged");
    }

    @Test
    void failedWriteLeavesTheOldSnapshotTheNewest() throws Exception {
        write(state("a"));
        Files.createDirectory(path.resolve("base_1001.xml"));
        Files.createFile(path.resolve("base_1001.xml/in-the-way"));

        assertThatThrownBy(() -> write(state("b"))).isInstanceOf(IOException.class);
        assertThat(folder.newest(damaged::add).sameAs(state("a"))).isTrue();
    }

    /** It is in force by then: to say that it failed would make the next start come up with what was "not" changed. */
    @Test
    void oldOneThatCannotBeRemovedDoesNotFailTheWrite() throws Exception {
        Files.createDirectory(path.resolve("snapshot_1.xml"));
        Files.createFile(path.resolve("snapshot_1.xml/in-the-way"));
        for (int i = 0; i < 4; i++) {
            write(state("v" + i));
        }

        assertThat(folder.newest(damaged::add).sameAs(state("v3"))).isTrue();
        assertThat(folder.ids()).hasSize(4);
    }

    private static State state(String value) {
        TreeMap<String, Configured> components = new TreeMap<>();
        components.put("plc1", new Configured("plc1", "f", Map.of("k", value)));
        return new State(components, components);
    }

    private long write(State state) throws IOException {
        return folder.write(state, Change.of("update"));
    }
}
