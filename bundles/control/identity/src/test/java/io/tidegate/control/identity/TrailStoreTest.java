// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.tidegate.api.audit.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailStoreTest {

    @TempDir
    private Path data;

    private Path file(long number) {
        return TrailFiles.file(data.resolve("audit"), number);
    }

    @Test
    void recordsAreThereAfterARestartAsTheyWere() throws IOException {
        TrailStore store = Trails.opened(data);
        Trails.fill(store, 1, 3, Trails.ROOMY);
        store.close();
        TrailStore again = Trails.restarted(data);
        Trails.fill(again, 4, 1, Trails.ROOMY);

        assertThat(Trails.all(again))
                .containsExactly(Trails.entry(4), Trails.entry(3), Trails.entry(2), Trails.entry(1));
        assertThat(Trails.verify(again).faults()).isEmpty();
        assertThat(Files.getPosixFilePermissions(data.resolve("keys/audit")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        again.close();
    }

    @Test
    void filesFollowEachOtherAndTheOldestGo() throws IOException {
        Limits three = new Limits(900, Duration.ofDays(30), 3, Duration.ZERO);
        TrailStore store = Trails.opened(data);
        Trails.fill(store, 1, 20, three);

        Verification found = Trails.verify(store);
        assertThat(TrailFiles.list(data.resolve("audit"))).hasSize(3);
        assertThat(found.faults()).isEmpty();
        assertThat(found.notes()).hasSize(1).allMatch(note -> note.contains("can't be checked any more"));
        assertThat(Trails.all(store).get(0)).isEqualTo(Trails.entry(20));
        store.close();
    }

    @Test
    void filesAreFollowedAndDeletedByAgeUnlessTheClockWasSet() throws IOException {
        Limits daily = new Limits(1 << 20, Duration.ofDays(1), 100, Duration.ofDays(5));
        TrailStore store = Trails.opened(data);
        for (int day = 0; day < 10; day++) {
            store.append(List.of(Trails.entry(day)), daily, Trails.NOW.plus(Duration.ofDays(day)), true);
        }
        int kept = TrailFiles.list(data.resolve("audit")).size();
        assertThat(kept).isBetween(5, 7);

        store.append(List.of(Trails.entry(10)), daily, Trails.NOW.plus(Duration.ofDays(36_500)), false);
        assertThat(TrailFiles.list(data.resolve("audit"))).hasSize(kept + 1);
        // Back again: no file is begun until the clock has caught up, and nothing fails.
        store.append(List.of(Trails.entry(11)), daily, Trails.NOW, false);
        assertThat(TrailFiles.list(data.resolve("audit"))).hasSize(kept + 1);
        store.save();
        assertThat(Trails.verify(store).faults()).isEmpty();
        store.close();
    }

    @Test
    void fileTornWhenItWasBegunIsBegunAgain() throws IOException {
        TrailStore store = Trails.opened(data);
        Trails.fill(store, 1, 3, Trails.ROOMY);
        store.close();
        Files.writeString(file(2), "{\"file\":2,\"fi");

        TrailStore again = Trails.restarted(data);
        assertThat(Trails.verify(again).faults()).isEmpty();
        assertThat(Trails.verify(again).notes()).hasSize(1).allMatch(note -> note.contains("torn when it was begun"));
        again.close();
    }

    @Test
    void whatWasTakenAwayWhileTheGatewayWasDownIsRecordedAtTheStart() throws IOException {
        TrailStore store = Trails.opened(data);
        Trails.fill(store, 1, 5, Trails.ROOMY);
        store.close();
        List<String> lines = Trails.lines(file(1));
        lines.subList(3, 6).clear();
        Trails.write(file(1), lines);

        TrailStore again = Trails.restarted(data);
        Trails.fill(again, 6, 1, Trails.ROOMY);
        assertThat(Trails.verify(again).faults())
                .hasSize(2)
                .anyMatch(f -> f.startsWith("audit-00000001.jsonl: records 3..5 are missing at its end"))
                .anyMatch(f -> f.startsWith("audit-00000002.jsonl:2: recorded at"));
        again.close();
    }

    @Test
    void missingFilesStateOrKeyAreToldAtTheStart() throws IOException {
        TrailStore store = Trails.opened(data);
        Trails.fill(store, 1, 5, Trails.ROOMY);
        store.close();

        Files.delete(data.resolve("audit").resolve(State.FILE));
        TrailStore second = Trails.restarted(data);
        assertThat(Trails.verify(second).faults()).hasSize(1).allMatch(f -> f.contains("state.json was missing"));
        second.close();

        Files.delete(file(2));
        TrailStore third = Trails.restarted(data);
        assertThat(Trails.verify(third).faults()).anyMatch(f -> f.contains("audit-00000002.jsonl was missing"));
        third.close();

        Files.delete(data.resolve("keys/audit"));
        TrailStore fourth = Trails.restarted(data);
        assertThat(Trails.verify(fourth).faults())
                .anyMatch(f -> f.contains("the key was missing"))
                .anyMatch(f -> f.startsWith("audit-00000001.jsonl:1: written under another key"));
        fourth.close();

        for (Path path : TrailFiles.list(data.resolve("audit")).values()) {
            Files.delete(path);
        }
        Files.delete(data.resolve("audit").resolve(State.FILE));
        TrailStore fifth = Trails.restarted(data);
        assertThat(Trails.verify(fifth).faults()).hasSize(1).allMatch(f -> f.contains("all files were missing"));
        fifth.close();
    }

    @Test
    void fileTakenAwayUnderTheRunningGatewayIsTold() throws IOException {
        TrailStore store = Trails.opened(data);
        Trails.fill(store, 1, 5, Trails.ROOMY);
        Files.delete(file(1));
        Trails.fill(store, 6, 1, Trails.ROOMY);

        assertThat(Trails.verify(store).faults())
                .anyMatch(f -> f.equals("audit-00000001.jsonl: is missing"))
                .anyMatch(f -> f.contains("was taken away, or made shorter"));
        assertThat(Trails.all(store)).contains(Trails.entry(6));
        store.close();
    }

    @Test
    void damagedKeyIsRefusedAndLeftAlone() throws IOException {
        TrailStore store = Trails.opened(data);
        store.close();
        Files.writeString(data.resolve("keys/audit"), "nonsense");

        assertThatIOException()
                .isThrownBy(() -> Trails.opened(data))
                .withMessageContaining("not a key of the audit trail");
        assertThat(data.resolve("keys/audit")).hasContent("nonsense");
    }
}
