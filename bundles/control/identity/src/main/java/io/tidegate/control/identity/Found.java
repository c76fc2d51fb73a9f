// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import io.tidegate.api.audit.Actor;
import io.tidegate.api.audit.AuditRecord;
import java.time.Instant;
import java.util.List;

/** What the trail records of itself. */
final class Found {

    static final String TAMPERING = "audit.tampering";
    static final String HEALED = "audit.healed";
    static final String DROPPED = "audit.dropped";
    static final String CLOCK = "audit.clock";

    private Found() {}

    static AuditRecord record(Instant now, String action, String words) {
        return new AuditRecord(now, action, "", new Actor(Actor.INTERNAL, "", ""), List.of(), words);
    }
}
