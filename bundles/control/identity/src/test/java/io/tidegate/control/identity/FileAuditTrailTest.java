// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.Difference;
import io.tidegate.itests.support.Await;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FileAuditTrailTest {

    @TempDir
    private Path data;

    private FileAuditTrail trail;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void start() {
        trail = new FileAuditTrail(data, Trails.ROOMY);
        trail.start();
    }

    @AfterEach
    void stop() {
        trail.stop();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        try (PrintWriter to = new PrintWriter(out);
                PrintWriter faults = new PrintWriter(err)) {
            return new AuditCommand(trail).run(List.of(arguments), to, faults);
        }
    }

    @Test
    void recordsOfManyThreadsAreAllThereAndIntact() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 100; i++) {
                    trail.record(Trails.entry(i));
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(trail.newest(10_000)).hasSize(800);
        assertThat(trail.verify().records()).isEqualTo(800);
        assertThat(trail.verify().faults()).isEmpty();
        assertThat(trail.execute().getStatus()).isEqualTo(Result.Status.OK);
    }

    @Test
    void queriesByTimeAndAction() throws IOException {
        for (int i = 1; i <= 5; i++) {
            trail.record(Trails.entry(i));
        }
        trail.record(AuditRecord.of("device.write", "plc1", List.of(), "timeout"));

        assertThat(trail.query(Trails.NOW.plusSeconds(2), Trails.NOW.plusSeconds(4), "config", 10))
                .containsExactly(Trails.entry(3), Trails.entry(2));
        assertThat(trail.query(Instant.MIN, Instant.MAX, "device", 10)).hasSize(1);
        assertThat(trail.newest(2)).extracting(AuditRecord::action).containsExactly("device.write", "config.update");
    }

    @Test
    void largeRecordIsShortenedAndSaysSo() throws IOException {
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            differences.add(new Difference("p" + i, null, "x".repeat(100_000)));
        }
        trail.record(AuditRecord.of("config.update", "plc", differences, AuditRecord.DONE));

        AuditRecord kept = trail.newest(1).get(0);
        assertThat(kept.differences()).hasSize(51);
        assertThat(kept.differences().get(0).after()).endsWith("x... (100000 characters)");
        assertThat(kept.differences().get(50).name()).isEqualTo("and 150 more");
    }

    /** What can't be written now is told, kept, and written later; nobody who records is held up or fails. */
    @Test
    void diskThatDoesNotTakeThemIsToldAndNothingIsLostSilently() throws IOException {
        trail.stop();
        Path blocked = data.resolve("blocked");
        Files.createDirectories(blocked);
        Files.writeString(blocked.resolve("audit"), "in the way");
        trail = new FileAuditTrail(blocked, Trails.ROOMY);
        trail.start();
        for (int i = 0; i < 1500; i++) {
            trail.record(Trails.entry(i));
        }
        Await.until("refused", () -> trail.execute().getStatus() == Result.Status.CRITICAL);
        assertThat(trail.execute().toString()).contains("is not written");

        Files.delete(blocked.resolve("audit"));
        Await.until("accepted", () -> trail.execute().getStatus() != Result.Status.CRITICAL);
        List<AuditRecord> records = trail.newest(10_000);
        assertThat(records).filteredOn(r -> r.action().equals("config.update")).hasSize(1024);
        assertThat(records)
                .filteredOn(r -> r.action().equals("audit.dropped"))
                .singleElement()
                .satisfies(r -> assertThat(r.result()).startsWith("476 records were lost"));
        assertThat(trail.verify().faults()).isEmpty();
    }

    @Test
    void commandListsTheOldestFirstOnLinesThatNobodyCanForge() {
        trail.record(Trails.entry(1));
        trail.record(AuditRecord.of("login", "otto\n2026 CLI anna login", List.of(), "refused"));

        assertThat(run()).isZero();
        assertThat(out.toString().lines())
                .hasSize(4)
                .first()
                .isEqualTo("2026-11-27T12:00:01Z  CLI anna  config.update plc1  done");
        assertThat(out.toString()).contains("    password: *** -> ***").contains("otto_2026");
        assertThat(run("list", "--action", "login", "--json")).isZero();
        assertThat(out.toString()).startsWith("[{\"time\":").contains("\"entrypoint\":\"internal\"");
        assertThat(run("--since", "2026-11-27T13:00:00Z", "--action", "config")).isZero();
        assertThat(out.toString().strip()).isEqualTo("nothing of that was recorded");
    }

    @Test
    void commandRefusesWhatItDoesNotKnow() {
        assertThat(run("show")).isEqualTo(2);
        assertThat(run("--since", "yesterday")).isEqualTo(2);
        assertThat(run("--most", "0")).isEqualTo(2);
        assertThat(run("--since")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "audit: show: allowed is list or verify",
                        "audit: --since yesterday: allowed is a span as 30m, 2h, 7d, a date as 2026-11-27, or a time as"
                                + " 2026-11-27T21:00:00 or 2026-11-27T20:00:00Z",
                        "audit: --most 0: allowed is a whole number from 1 to 10000",
                        "audit: --since: a value must follow");
    }

    @Test
    void commandVerifiesByItsExitCode() throws IOException {
        trail.record(Trails.entry(1));
        trail.record(Trails.entry(2));
        assertThat(run("verify")).isZero();
        assertThat(out.toString().strip()).isEqualTo("intact: 2 records in 1 files");

        Path file = TrailFiles.file(data.resolve("audit"), 1);
        Files.writeString(file, Files.readString(file).replace("\"plc2\"", "\"plc9\""));
        assertThat(run("verify")).isEqualTo(1);
        assertThat(out.toString()).contains("TAMPERED: audit-00000001.jsonl:3: record 2 was changed");
        assertThat(run("verify", "--json")).isEqualTo(1);
        assertThat(out.toString()).startsWith("{\"intact\":false,");
    }
}
