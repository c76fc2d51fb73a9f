// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SteadyFilesTest {

    private static final ConfigFolder CONFIG = new ConfigFolder("config", Path.of("/c"), true);
    private static final ConfigFolder TEST = new ConfigFolder("config/test", Path.of("/c/test"), true);
    private static final Path A = Path.of("/c/a.json");
    private static final Path T = Path.of("/c/test/a.json");

    private final SteadyFiles steady = new SteadyFiles();

    @Test
    void growingFileIsNotReadUntilItStandsStill() {
        start(look(Map.of()));

        for (int size = 1; size < 5; size++) {
            assertThat(steady.next(look(Map.of(A, size)))).isEqualTo(new SteadyFiles.Found(false, Set.of(A)));
        }
        assertThat(steady.next(look(Map.of(A, 4)))).isEqualTo(new SteadyFiles.Found(true, Set.of()));
    }

    @Test
    void whatWasAppliedIsNotDueAgain() {
        start(look(Map.of(A, 1)));

        assertThat(steady.next(look(Map.of(A, 1))).due()).isFalse();
        assertThat(steady.next(look(Map.of(A, 2))).due()).isFalse();
        assertThat(steady.next(look(Map.of(A, 2))).due()).isTrue();
        assertThat(steady.next(look(Map.of(A, 2))).due()).isTrue();
        steady.applied(look(Map.of(A, 2)), Set.of());
        assertThat(steady.next(look(Map.of(A, 2))).due()).isFalse();
    }

    /** Editors remove a file and write it anew. */
    @Test
    void goneForOneLookIsNotGone() {
        start(look(Map.of(A, 1)));

        assertThat(steady.next(look(Map.of()))).isEqualTo(new SteadyFiles.Found(false, Set.of(A)));
        assertThat(steady.next(look(Map.of(A, 1)))).isEqualTo(new SteadyFiles.Found(false, Set.of(A)));
        assertThat(steady.next(look(Map.of(A, 1)))).isEqualTo(new SteadyFiles.Found(false, Set.of()));
        assertThat(steady.next(look(Map.of())).due()).isFalse();
        assertThat(steady.next(look(Map.of()))).isEqualTo(new SteadyFiles.Found(true, Set.of()));
    }

    @Test
    void oneThatMovesHoldsUpNoOther() {
        start(look(Map.of()));
        Path other = Path.of("/c/b.json");

        steady.next(look(Map.of(A, 1, other, 1)));

        assertThat(steady.next(look(Map.of(A, 1, other, 2)))).isEqualTo(new SteadyFiles.Found(true, Set.of(other)));
        steady.applied(look(Map.of(A, 1, other, 2)), Set.of(other));
        assertThat(steady.next(look(Map.of(A, 1, other, 2)))).isEqualTo(new SteadyFiles.Found(true, Set.of()));
    }

    /** Else the gateway would be without any environment's files for a moment. */
    @Test
    void anotherEnvironmentCountsOnceItsFilesStandStill() {
        start(look(Map.of(A, 1)));

        assertThat(steady.next(look(List.of(CONFIG, TEST), Map.of(A, 1, T, 1))).due())
                .isFalse();
        assertThat(steady.next(look(List.of(CONFIG, TEST), Map.of(A, 1, T, 1))))
                .isEqualTo(new SteadyFiles.Found(true, Set.of()));
    }

    private void start(FolderLook look) {
        steady.first(look);
        steady.applied(look, Set.of());
    }

    private static FolderLook look(Map<Path, Integer> sizes) {
        return look(List.of(CONFIG), sizes);
    }

    private static FolderLook look(List<ConfigFolder> folders, Map<Path, Integer> sizes) {
        Map<Path, FolderLook.Stamp> files = new TreeMap<>();
        sizes.forEach((file, size) -> files.put(file, new FolderLook.Stamp(size, FileTime.fromMillis(0), "")));
        return new FolderLook(folders, files, Map.of());
    }
}
