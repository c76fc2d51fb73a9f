// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.audit;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * What a bundle records through while the trail comes and goes: records are held until it is back, {@value #MOST} at most; what
 * was too much is counted, and the count recorded. Bind and unbind it as an optional, dynamic reference. Thread-safe.
 */
public final class AuditOutlet {

    /** How many records are held. */
    public static final int MOST = 256;

    private final Queue<AuditRecord> held = new ArrayDeque<>();
    /** Read while a record is handed over: a trail that goes must wait for those that are on their way. */
    private final ReadWriteLock trails = new ReentrantReadWriteLock();

    private AuditTrail trail;
    private long lost;

    /** Records from now on there, at first what was held. */
    public void bind(AuditTrail now) {
        trails.writeLock().lock();
        try {
            trail = now;
            for (AuditRecord entry = held.poll(); entry != null; entry = held.poll()) {
                now.record(entry);
            }
            if (lost > 0) {
                String words = lost + " records were lost: there was no audit trail to take them";
                now.record(AuditRecord.of("audit.dropped", "", List.of(), words));
                lost = 0;
            }
        } finally {
            trails.writeLock().unlock();
        }
    }

    /**
     * Holds records from now on, if this one was bound last. Waits for those that are being handed over, so that the trail may
     * end after it.
     */
    public void unbind(AuditTrail gone) {
        trails.writeLock().lock();
        try {
            if (trail == gone) {
                trail = null;
            }
        } finally {
            trails.writeLock().unlock();
        }
    }

    /** Records it, now or when there is a trail. Never throws. */
    public void record(AuditRecord entry) {
        Objects.requireNonNull(entry, "entry");
        if (!handedOver(entry)) {
            hold(entry);
        }
    }

    private boolean handedOver(AuditRecord entry) {
        trails.readLock().lock();
        try {
            if (trail == null) {
                return false;
            }
            trail.record(entry);
            return true;
        } finally {
            trails.readLock().unlock();
        }
    }

    private void hold(AuditRecord entry) {
        trails.writeLock().lock();
        try {
            if (trail != null) {
                trail.record(entry); // It came meanwhile.
            } else if (held.size() < MOST) {
                held.add(entry);
            } else {
                lost++;
            }
        } finally {
            trails.writeLock().unlock();
        }
    }

    /** What a health check should say, one line; empty if there is a trail. */
    public String problem() {
        trails.readLock().lock();
        try {
            return trail != null
                    ? ""
                    : "no audit trail: " + held.size() + " records wait for it, " + lost
                            + " were lost; install control/identity";
        } finally {
            trails.readLock().unlock();
        }
    }
}
