// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectedFilesTest {

    @TempDir
    Path folder;

    private Path file;
    private Path rejected;
    private Path text;

    @BeforeEach
    void names() {
        file = folder.resolve("plant.json");
        rejected = folder.resolve("plant.json.rejected");
        text = folder.resolve("plant.json.rejected.txt");
    }

    @Test
    void fileIsMovedAsideWithTheTimeAndALineForEachReason() throws Exception {
        Files.writeString(file, "bad");
        Instant before = Instant.now().minusSeconds(1);

        RejectedFiles.moveAside(refusal("plc1: a", "plc2: b"));

        assertThat(file).doesNotExist();
        assertThat(rejected).hasContent("bad");
        List<String> lines = Files.readAllLines(text);
        assertThat(Instant.parse(lines.get(0).substring(0, lines.get(0).indexOf(' '))))
                .isBetween(before, Instant.now());
        assertThat(lines.subList(1, lines.size())).containsExactly("plc1: a", "plc2: b");
        assertThat(RejectedFiles.lines(rejected)).containsExactly(rejected + ": plc1: a", rejected + ": plc2: b");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(rejected, text);
        }
    }

    @Test
    void olderRefusedOneIsReplacedAndBothGoWhenTheFileIsApplied() throws Exception {
        Files.writeString(file, "bad");
        RejectedFiles.moveAside(refusal("plc1: a"));
        Files.writeString(file, "worse");
        RejectedFiles.moveAside(refusal("plc1: c"));

        assertThat(rejected).hasContent("worse");
        assertThat(RejectedFiles.lines(rejected)).containsExactly(rejected + ": plc1: c");
        RejectedFiles.remove(file);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void betterFileThatCameMeanwhileIsNotMovedAside() throws Exception {
        Files.writeString(file, "bad");
        Refusal refusal = refusal("plc1: a");
        Files.writeString(file, "a better one");

        RejectedFiles.moveAside(refusal);

        assertThat(file).hasContent("a better one");
        assertThat(rejected).doesNotExist();
    }

    @Test
    void whatCannotBeMovedStaysAndIsNotJudgedAgainUntilItChanges() throws Exception {
        Files.createDirectories(rejected.resolve("in the way"));
        Files.writeString(file, "bad");
        assertThatThrownBy(() -> RejectedFiles.moveAside(refusal("plc1: a"))).isInstanceOf(IOException.class);
        assertThat(text).doesNotExist();
        RefusedFiles refused = new RefusedFiles();

        refused.take(refusal("plc1: a"));

        assertThat(refused.standing(look())).containsExactly(file);
        assertThat(refused.lines(look())).containsExactly(file + ": plc1: a");
        Files.writeString(file, "a better one");
        assertThat(refused.standing(look())).isEmpty();
        assertThat(refused.lines(look())).isEmpty();
    }

    @Test
    void manyReasonsAreCutShortWhereTheyAreShown() throws Exception {
        Files.writeString(file, "bad");
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            reasons.add("plc" + i + ": bad");
        }
        RejectedFiles.moveAside(refusal(reasons.toArray(String[]::new)));

        assertThat(Files.readAllLines(text)).hasSize(31);
        assertThat(RejectedFiles.lines(rejected))
                .hasSize(11)
                .endsWith(rejected + ": and 20 more, see plant.json.rejected.txt");
    }

    @Test
    void refusedFileWithoutItsReasonsIsToldAllTheSame() throws Exception {
        Files.writeString(rejected, "bad");

        assertThat(RejectedFiles.lines(rejected))
                .containsExactly(rejected + ": was refused; what it said before stays in force");
    }

    private FolderLook look() {
        return FolderLook.at(List.of(new ConfigFolder("config", folder, true)));
    }

    private Refusal refusal(String... lines) throws IOException {
        return new Refusal(
                new LayerFile("config/plant.json", file, true, FolderLook.Stamp.of(file), new TreeMap<>(), true),
                List.of(lines));
    }
}
