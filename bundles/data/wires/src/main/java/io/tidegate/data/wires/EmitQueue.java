// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.felix.hc.api.FormattingResultLog;
import org.eclipse.kura.wire.WireRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records on their way to the wires: bounded, emitted in their order by one worker, which is there only while some wait.
 * When it is full, what comes is dropped and counted, or whoever brings it waits for a place. Thread-safe.
 */
final class EmitQueue {

    private static final Logger LOG = LoggerFactory.getLogger(EmitQueue.class);
    private static final Duration RECENT = Duration.ofMinutes(1);

    private final String pid;
    private final Executor serial;
    private final Consumer<List<WireRecord>> emit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition place = lock.newCondition();
    private final Queue<List<WireRecord>> waiting = new ArrayDeque<>();
    private int capacity;
    private boolean discards;
    private boolean working;
    private boolean closed;
    private boolean dropping;
    /** Only the worker looks at it. */
    private volatile boolean failing;

    private long dropped;
    private long lastDrop;

    /**
     * @param serial runs one task at a time
     * @param emit hands records to the wires and waits for it
     * @param discards whether what comes is dropped when the queue is full
     */
    EmitQueue(String pid, Executor serial, Consumer<List<WireRecord>> emit, int capacity, boolean discards) {
        this.pid = pid;
        this.serial = serial;
        this.emit = emit;
        this.capacity = capacity;
        this.discards = discards;
    }

    /** From now on; what waits stays, even beyond the capacity. */
    void limit(int most, boolean discardsThen) {
        lock.lock();
        try {
            capacity = most;
            discards = discardsThen;
            place.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void add(List<WireRecord> records) {
        lock.lock();
        try {
            if (awaitPlace()) {
                waiting.add(records);
                work();
            } else {
                drop();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is emitted any more, nobody waits any more, and what waited is lost. Idempotent. */
    void close() {
        lock.lock();
        try {
            closed = true;
            if (!waiting.isEmpty()) {
                LOG.info("{}: stopped, {} envelopes that waited are lost", pid, waiting.size());
            }
            waiting.clear();
            place.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Tells an operator how full it is, and warns of drops of the last minute. */
    void report(FormattingResultLog log) {
        lock.lock();
        try {
            log.info("{}: {} of {} envelopes wait, {} dropped", pid, waiting.size(), capacity, dropped);
            if (dropped > 0 && System.nanoTime() - lastDrop < RECENT.toNanos()) {
                log.warn("{}: envelopes are dropped, what follows on the wires is slower than what comes", pid);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitPlace() {
        try {
            while (!closed && !discards && waiting.size() >= capacity) {
                place.await();
            }
            return !closed && waiting.size() < capacity;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void drop() {
        dropped++;
        lastDrop = System.nanoTime();
        if (!dropping && !closed) {
            dropping = true;
            LOG.warn("{}: envelopes are dropped, {} wait for what follows on the wires", pid, waiting.size());
        }
    }

    private void work() {
        if (working) {
            return;
        }
        try {
            working = true;
            serial.execute(this::emitAll);
        } catch (RejectedExecutionException e) {
            working = false;
            LOG.debug("{}: an envelope came after the stop", pid);
        }
    }

    private void emitAll() {
        for (List<WireRecord> next = next(); next != null; next = next()) {
            try {
                emit.accept(next);
                failing = false;
            } catch (RuntimeException | LinkageError e) {
                failed(e);
            }
        }
    }

    private void failed(Throwable e) {
        if (failing) {
            LOG.debug("{}: the wire graph failed on a further envelope", pid, e);
        } else {
            LOG.warn("{}: the wire graph failed on an envelope", pid, e);
        }
        failing = true;
    }

    private List<WireRecord> next() {
        lock.lock();
        try {
            List<WireRecord> next = waiting.poll();
            working = next != null;
            if (next == null && dropping && !closed) {
                dropping = false;
                LOG.info("{}: all that waited is emitted, {} envelopes dropped since the start", pid, dropped);
            }
            place.signal();
            return next;
        } finally {
            lock.unlock();
        }
    }
}
