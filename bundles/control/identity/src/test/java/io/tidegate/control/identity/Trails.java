// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import io.tidegate.api.audit.Actor;
import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.Difference;
import io.tidegate.api.audit.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A trail on disk as tests need it. */
final class Trails {

    static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    static final Limits ROOMY = new Limits(1 << 20, Duration.ofDays(30), 16, Duration.ZERO);

    private Trails() {}

    static AuditRecord entry(int number) {
        return new AuditRecord(
                NOW.plusSeconds(number),
                "config.update",
                "plc" + number,
                new Actor("CLI", "anna", ""),
                List.of(new Difference("host", "10.0.0.1", "10.0.0.2"), Difference.secret("password", true, true)),
                AuditRecord.DONE);
    }

    static TrailStore opened(Path data) throws IOException {
        TrailStore store = new TrailStore(data);
        store.open(NOW);
        return store;
    }

    static List<AuditRecord> all(TrailStore store) throws IOException {
        return new Query(Instant.MIN, Instant.MAX, "", 10_000).run(store.folder(), store.view(), List.of());
    }

    /** Appends so many records, one after another. */
    static void fill(TrailStore store, int from, int count, Limits limits) throws IOException {
        for (int i = from; i < from + count; i++) {
            store.append(List.of(entry(i)), limits, NOW.plusSeconds(i), true);
        }
        store.save();
    }

    static Verification verify(TrailStore store) throws IOException {
        return new Verifier(
                        store.folder(), store.view(), () -> store.view().state().oldest())
                .run();
    }

    /** What a start finds: anew, with what it has to tell written. */
    static TrailStore restarted(Path data) throws IOException {
        TrailStore store = opened(data);
        if (store.owes()) {
            store.append(List.of(), ROOMY, NOW, true);
            store.save();
        }
        return store;
    }

    static List<String> lines(Path file) throws IOException {
        return new ArrayList<>(Files.readAllLines(file));
    }

    static void write(Path file, List<String> lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
