// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.AuditTrail;
import io.tidegate.api.audit.Verification;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is given. */
final class RecordingTrail implements AuditTrail {

    private final List<AuditRecord> records = new CopyOnWriteArrayList<>();

    @Override
    public void record(AuditRecord entry) {
        records.add(entry);
    }

    @Override
    public List<AuditRecord> query(Instant from, Instant to, String action, int most) {
        return records;
    }

    @Override
    public Verification verify() {
        return new Verification(0, records.size(), List.of(), List.of());
    }

    List<AuditRecord> records() {
        return records;
    }

    /** Each as {@code actor: names: result}. */
    List<String> lines() {
        return records.stream()
                .map(entry -> entry.actor() + ": " + entry.differences() + ": " + entry.result())
                .map(line ->
                        line.replaceAll("Difference\\[name=([^,]*), before=([^,]*), after=([^]]*)]", "$1 $2 -> $3"))
                .toList();
    }
}
