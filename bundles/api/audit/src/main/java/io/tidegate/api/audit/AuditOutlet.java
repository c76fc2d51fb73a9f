// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.audit;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;

/**
 * What a bundle records through while the trail comes and goes: records are held until it is back, {@value #MOST} at most; what
 * was too much is counted, and the count recorded. Bind and unbind it as an optional, dynamic reference. Thread-safe.
 */
public final class AuditOutlet {

    /** How many records are held. */
    public static final int MOST = 256;

    private final Queue<AuditRecord> held = new ArrayDeque<>();
    private AuditTrail trail;
    private long lost;

    /** Records from now on there, at first what was held. */
    public synchronized void bind(AuditTrail now) {
        trail = now;
        for (AuditRecord entry = held.poll(); entry != null; entry = held.poll()) {
            now.record(entry);
        }
        if (lost > 0) {
            String words = lost + " records were lost: there was no audit trail to take them";
            now.record(AuditRecord.of("audit.dropped", "", List.of(), words));
            lost = 0;
        }
    }

    /** Holds records from now on, if this one was bound last. */
    public synchronized void unbind(AuditTrail gone) {
        if (trail == gone) {
            trail = null;
        }
    }

    /** Records it, now or when there is a trail. Never throws. */
    public void record(AuditRecord entry) {
        Objects.requireNonNull(entry, "entry");
        AuditTrail now;
        synchronized (this) {
            now = trail;
            if (now == null && held.size() < MOST) {
                held.add(entry);
            } else if (now == null) {
                lost++;
            }
        }
        if (now != null) {
            now.record(entry);
        }
    }

    /** What a health check should say, one line; empty if there is a trail. */
    public synchronized String problem() {
        return trail != null
                ? ""
                : "no audit trail: " + held.size() + " records wait for it, " + lost
                        + " were lost; install control/identity";
    }
}
