// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.AuditTrail;
import io.tidegate.api.audit.Verification;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is given. */
final class FakeTrail implements AuditTrail {

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

    /** Each as {@code actor, action, subject, result}. */
    List<String> lines() {
        return records.stream()
                .map(r -> r.actor() + ", " + r.action() + ", " + r.subject() + ", " + r.result())
                .toList();
    }
}
