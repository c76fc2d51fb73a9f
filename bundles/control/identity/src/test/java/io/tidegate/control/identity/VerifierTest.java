// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.audit.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hands in the files of a trail: each of them shows, with file and line, and nothing else does. */
class VerifierTest {

    private static final String FIRST = "audit-00000001.jsonl";

    @TempDir
    private Path data;

    private TrailStore store;

    @BeforeEach
    void fill() throws IOException {
        store = Trails.opened(data);
        Trails.fill(store, 1, 10, Trails.ROOMY);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    private Path file(int number) {
        return TrailFiles.file(data.resolve("audit"), number);
    }

    /** Line 1 is the head, so that record n is in line n + 1. */
    private List<String> faultsAfter(Consumer<List<String>> hands) throws IOException {
        List<String> lines = Trails.lines(file(1));
        hands.accept(lines);
        Trails.write(file(1), lines);
        Verification found = Trails.verify(store);
        assertThat(found.intact()).isFalse();
        return found.faults();
    }

    @Test
    void trailAsItWasWrittenIsIntact() throws IOException {
        Verification found = Trails.verify(store);

        assertThat(found.faults()).isEmpty();
        assertThat(found.notes()).isEmpty();
        assertThat(found.records()).isEqualTo(10);
    }

    @Test
    void changedLine() throws IOException {
        assertThat(faultsAfter(lines -> lines.set(4, lines.get(4).replace("anna", "otto"))))
                .containsExactly(FIRST + ":5: record 4 was changed, or inserted");
    }

    @Test
    void changedMac() throws IOException {
        assertThat(faultsAfter(lines -> lines.set(4, lines.get(4).replaceFirst("\"mac\":\".", "\"mac\":\"x"))))
                .hasSize(1)
                .allMatch(fault -> fault.startsWith(FIRST + ":5: "));
    }

    @Test
    void removedLine() throws IOException {
        assertThat(faultsAfter(lines -> lines.remove(4)))
                .containsExactly(FIRST + ":5: before it record 4 is missing: removed, or moved");
    }

    @Test
    void removedLines() throws IOException {
        assertThat(faultsAfter(lines -> lines.subList(4, 7).clear()))
                .containsExactly(FIRST + ":5: before it records 4..6 are missing: removed, or moved");
    }

    @Test
    void copiedLine() throws IOException {
        assertThat(faultsAfter(lines -> lines.add(7, lines.get(3))))
                .containsExactly(FIRST + ":8: record 3 is not in its place: inserted, or moved");
    }

    @Test
    void forgedLine() throws IOException {
        assertThat(faultsAfter(lines ->
                        lines.add(4, lines.get(4).replace("anna", "otto").replaceFirst("mac\":\"..", "mac\":\"00"))))
                .containsExactly(FIRST + ":5: record 4 was changed, or inserted");
    }

    @Test
    void lineThatIsNoRecord() throws IOException {
        assertThat(faultsAfter(lines -> lines.add(4, "hello")))
                .containsExactly(FIRST + ":5: is no record: changed, or inserted");
    }

    @Test
    void exchangedLines() throws IOException {
        assertThat(faultsAfter(lines -> Collections.swap(lines, 4, 5)))
                .containsExactly(
                        FIRST + ":5: before it record 4 is missing: removed, or moved",
                        FIRST + ":6: record 4 is not in its place: inserted, or moved");
    }

    @Test
    void endThatIsCutOff() throws IOException {
        assertThat(faultsAfter(lines -> lines.subList(8, 11).clear()))
                .containsExactly(FIRST + ": records 8..10 are missing at its end");
    }

    @Test
    void changedHead() throws IOException {
        assertThat(faultsAfter(lines -> lines.set(0, lines.get(0).replace("2026", "2025"))))
                .containsExactly(FIRST + ":1: the first line was changed, or is that of another file");
    }

    @Test
    void missingFile() throws IOException {
        Limits small = new Limits(900, Duration.ofDays(30), 16, Duration.ZERO);
        Trails.fill(store, 11, 20, small);
        assertThat(Trails.verify(store).faults()).isEmpty();
        Files.delete(file(3));

        assertThat(Trails.verify(store).faults()).containsExactly("audit-00000003.jsonl: is missing");
    }

    @Test
    void endOfAFormerFileThatIsCutOff() throws IOException {
        Limits small = new Limits(900, Duration.ofDays(30), 16, Duration.ZERO);
        Trails.fill(store, 11, 20, small);
        List<String> lines = Trails.lines(file(2));
        lines.remove(lines.size() - 1);
        Trails.write(file(2), lines);

        assertThat(Trails.verify(store).faults())
                .hasSize(1)
                .allMatch(fault ->
                        fault.startsWith("audit-00000002.jsonl: record ") && fault.endsWith("missing at its end"));
    }

    @Test
    void missingOrFormerState() throws IOException {
        Path state = data.resolve("audit").resolve(State.FILE);
        byte[] former = Files.readAllBytes(state);
        Trails.fill(store, 11, 1, Trails.ROOMY);
        Files.write(state, former);
        assertThat(Trails.verify(store).faults())
                .containsExactly("state.json: is missing, changed or older than the trail");

        Files.delete(state);
        assertThat(Trails.verify(store).faults()).hasSize(1);
    }
}
