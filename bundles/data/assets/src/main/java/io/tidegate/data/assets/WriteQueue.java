// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.api.audit.Actor;
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

    /** @param since when it came, in the queue's nanoseconds */
    record Waiting(List<ChannelRecord> records, Actor actor, long since) {}

    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final long longestNanos;
    private final LongSupplier nanos;
    private long refused;

    WriteQueue(Duration longest, LongSupplier nanos) {
        this.longestNanos = longest.toNanos();
        this.nanos = nanos;
    }

    /** Lets the write wait; false if too many do, so that it is not done. */
    synchronized boolean offer(List<ChannelRecord> records, Actor actor) {
        if (waiting.size() >= MOST) {
            refused++;
            return false;
        }
        return waiting.add(new Waiting(records, actor, nanos.getAsLong()));
    }

    /** The next write; null if there is none. One that waited too long counts as refused. */
    synchronized Waiting poll() {
        Waiting next = waiting.poll();
        if (next != null && isLate(next)) {
            refused++;
        }
        return next;
    }

    /** Whether it waited too long. */
    boolean isLate(Waiting write) {
        return nanos.getAsLong() - write.since() > longestNanos;
    }

    /** How many writes were not done because too many waited or they waited too long. */
    synchronized long refused() {
        return refused;
    }
}
