// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.AuditTrail;
import io.tidegate.api.audit.Verification;
import java.time.Instant;
import java.util.List;

/** An audit trail that keeps what it is told. */
record KeptTrail(List<AuditRecord> records) implements AuditTrail {

    @Override
    public void record(AuditRecord entry) {
        records.add(entry);
    }

    @Override
    public List<AuditRecord> query(Instant from, Instant to, String action, int most) {
        return List.of();
    }

    @Override
    public Verification verify() {
        return new Verification(0, 0, List.of(), List.of());
    }
}
