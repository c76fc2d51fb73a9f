// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.LongSupplier;
import org.eclipse.kura.wire.WireRecord;

/**
 * What an asset holds for the wire graph: at most so many readings and none that is older than the limit when another one
 * comes; the oldest go first. Thread-safe.
 */
final class ReadingQueue {

    private record Held(WireRecord record, long since) {}

    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private final int most;
    private final long longestNanos;
    private final LongSupplier nanos;

    ReadingQueue(int most, Duration longest, LongSupplier nanos) {
        this.most = most;
        this.longestNanos = longest.toNanos();
        this.nanos = nanos;
    }

    /** Holds the reading, and tells how many others were dropped for it. */
    synchronized int offer(WireRecord record) {
        long now = nanos.getAsLong();
        int dropped = 0;
        while (!held.isEmpty() && (held.size() >= most || now - held.peekFirst().since() > longestNanos)) {
            held.removeFirst();
            dropped++;
        }
        held.addLast(new Held(record, now));
        return dropped;
    }

    /** The oldest reading, which stays until it is {@link #remove removed}; null if there is none. */
    synchronized WireRecord peek() {
        Held first = held.peekFirst();
        return first == null ? null : first.record();
    }

    /** Removes the reading if it is still the oldest. */
    synchronized void remove(WireRecord record) {
        Held first = held.peekFirst();
        if (first != null && first.record() == record) {
            held.removeFirst();
        }
    }

    synchronized int size() {
        return held.size();
    }
}
