// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.lib.powercut.CutDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commit of a configuration: after a cut of the power at any operation the old state is in force, or the new one. */
class SnapshotPowerCutTest {

    @TempDir
    Path data;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private int changes;

    @Test
    void configurationIsOldOrNew() throws Exception {
        int commits = 0;
        try (CutDisk disk = CutDisk.insert(data, random)) {
            State kept = State.EMPTY;
            for (int cut = 1; cut <= CutDisk.CUTS; cut++) {
                SnapshotFolder folder = folder();
                disk.cutAfter(random.nextInt(60));
                State tried = kept;
                try {
                    while (true) {
                        tried = changed(kept);
                        commit(folder, tried);
                        kept = tried;
                        commits++;
                    }
                } catch (IOException e) {
                    assertThat(disk.isCut()).as(e.toString()).isTrue();
                }
                disk.restart();
                kept = found(kept, tried, "cut " + cut + ", seed " + seed);
            }
        }
        assertThat(commits).isPositive();
        System.out.println("REPEATS: power cuts of the configuration: " + CutDisk.CUTS + ", commits: " + commits
                + ", lost or half: 0");
    }

    private static void commit(SnapshotFolder folder, State state) throws IOException {
        folder.write(state, Change.unknown(0));
    }

    private State found(State kept, State tried, String when) throws IOException {
        List<String> damaged = new ArrayList<>();
        SnapshotFolder folder = folder();
        State found = folder.newest(damaged::add);
        assertThat(damaged).as(when).isEmpty();
        assertThat(found.sameAs(kept) || found.sameAs(tried))
                .as("%s: neither old nor new, but %s", when, found)
                .isTrue();
        for (long id : folder.ids()) {
            assertThat(folder.load(id)).as("%s: snapshot %s", when, id).isNotEmpty();
        }
        return found;
    }

    private SnapshotFolder folder() {
        return new SnapshotFolder(data.resolve("snapshots"), 3, Clock.systemUTC(), FakeCrypto.secrets());
    }

    private State changed(State state) {
        TreeMap<String, Configured> components = new TreeMap<>(state.components());
        String pid = "plc" + random.nextInt(8);
        String text = "x".repeat(random.nextInt(3000));
        components.put(pid, new Configured(pid, "f", Map.of("change", changes++, "text", text)));
        return new State(components, random.nextBoolean() ? components : state.base());
    }
}
