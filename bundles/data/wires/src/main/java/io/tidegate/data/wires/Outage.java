// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time in which messages can't be handed on. Callers wait in it until it has lasted the patience; after that they
 * drop at once, until a message gets through again.
 */
final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    /** Between attempts while nobody reports a change. */
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final String pid;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private long since;
    private long dropped;
    private boolean closed;
    private volatile boolean present;
    private volatile String reason = "";

    Outage(String pid, Duration patience) {
        this.pid = pid;
        this.patience = patience;
    }

    /** Waits for a better moment. @return whether to try again; if not, the message is lost and counted */
    boolean awaitEnd(String why) {
        lock.lock();
        try {
            long now = System.nanoTime();
            if (!present) {
                present = true;
                since = now;
            }
            reason = why;
            long left = patience.toNanos() - (now - since);
            if (closed || left <= 0 || !waited(Math.min(left, RETRY_NANOS))) {
                drop();
                return false;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // however the wait ended, the next attempt shows what changed
    private boolean waited(long nanos) {
        try {
            return change.awaitNanos(nanos) <= nanos;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void drop() {
        dropped++;
        if (dropped == 1) {
            LOG.warn("{}: messages are dropped: {}", pid, reason);
        } else {
            LOG.debug("{}: {} messages dropped: {}", pid, dropped, reason);
        }
    }

    /** A message got through. */
    void end() {
        if (!present) {
            return;
        }
        lock.lock();
        try {
            if (present && dropped > 0) {
                LOG.info(
                        "{}: publishes again after {} s, {} messages were dropped",
                        pid,
                        (System.nanoTime() - since) / 1_000_000_000L,
                        dropped);
            }
            present = false;
            dropped = 0;
        } finally {
            lock.unlock();
        }
    }

    /** Something came back: those who wait try at once, and the patience begins anew. */
    void changed() {
        lock.lock();
        try {
            since = System.nanoTime();
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody waits any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isPresent() {
        return present;
    }

    String reason() {
        return reason;
    }
}
