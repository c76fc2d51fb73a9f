// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.eclipse.kura.channel.ChannelRecord;

/**
 * Writes that came along wires and wait for the device, in their order. A write that waited too long is not done any more: by
 * then it could move something that nobody expects to move. Thread-safe.
 */
final class WriteQueue {

    static final int MOST = 1000;

    private record Waiting(List<ChannelRecord> records, long since) {}

    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final long longestNanos;
    private final LongSupplier nanos;
    private long refused;

    WriteQueue(Duration longest, LongSupplier nanos) {
        this.longestNanos = longest.toNanos();
        this.nanos = nanos;
    }

    /** Lets the write wait; false if too many do, so that it is not done. */
    synchronized boolean offer(List<ChannelRecord> records) {
        if (waiting.size() >= MOST) {
            refused++;
            return false;
        }
        return waiting.add(new Waiting(records, nanos.getAsLong()));
    }

    /** The next write that did not wait too long; null if there is none. */
    synchronized List<ChannelRecord> poll() {
        long now = nanos.getAsLong();
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            if (now - next.since() <= longestNanos) {
                return next.records();
            }
            refused++;
        }
        return null;
    }

    /** How many writes were not done because too many waited or they waited too long. */
    synchronized long refused() {
        return refused;
    }
}
