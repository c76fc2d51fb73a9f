// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import io.tidegate.api.audit.AuditRecord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The records that are not on the disk yet; those that come while there are too many are counted. Thread-safe. */
final class Waiting {

    private final Deque<AuditRecord> records = new ArrayDeque<>();
    private final int most;
    private final long patience;
    private boolean hopeless;
    private long dropped;

    /** @param patience how long a caller waits for room */
    Waiting(int most, Duration patience) {
        this.most = most;
        this.patience = patience.toNanos();
    }

    /** Lets the record wait. False if it was dropped, because there was no room in time, or no hope for any. */
    synchronized boolean offer(AuditRecord entry) {
        long end = System.nanoTime() + patience;
        boolean interrupted = false;
        while (records.size() >= most && !hopeless && !interrupted) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                break;
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (records.size() >= most) {
            dropped++;
            return false;
        }
        return records.add(entry);
    }

    /** While the disk doesn't take anything, nobody need wait for it. */
    synchronized void hopeless(boolean now) {
        hopeless = now;
        notifyAll();
    }

    synchronized List<AuditRecord> first(int count) {
        return records.stream().limit(count).toList();
    }

    /** All of them, the oldest first. */
    synchronized List<AuditRecord> all() {
        return new ArrayList<>(records);
    }

    /** Those that are on the disk now, and the drops that are told there. */
    synchronized void written(int count, long told) {
        for (int i = 0; i < count; i++) {
            records.poll();
        }
        dropped -= told;
        notifyAll();
    }

    synchronized long dropped() {
        return dropped;
    }
}
