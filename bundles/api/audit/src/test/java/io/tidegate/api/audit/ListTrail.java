// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A trail in memory. */
class ListTrail implements AuditTrail {

    private final List<AuditRecord> records = new ArrayList<>();

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

    List<String> subjects() {
        return records.stream().map(AuditRecord::subject).toList();
    }
}
