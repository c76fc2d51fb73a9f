// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.lib.concurrent.WorkerPool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a wire asset's readings leave for the wire graph: through a bounded queue, worked off serially, so that a slow graph
 * holds up no device. While the graph is being replaced, and until it is connected at the start, the readings are held.
 */
final class WireOutlet {

    static final int MOST_HELD = 1000;
    static final Duration LONGEST_HELD = Duration.ofSeconds(10);
    /** How long readings wait for the first consumers, which come soon after the start if there are any. */
    static final Duration FIRST_CONSUMERS = Duration.ofSeconds(2);

    private static final Duration EMIT_AGAIN = Duration.ofMillis(20);
    private static final Logger LOG = LoggerFactory.getLogger(WireOutlet.class);

    /** For how long readings are held because consumers are about to come. */
    private record Hold(long since, Duration limit) {}

    private final String pid;
    private final WorkerPool pool;
    private final Executor serial;
    private final LongSupplier nanos;
    private final ReadingQueue queue;
    private final Envelopes envelopes;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicLong dropped = new AtomicLong();
    private volatile long lastDrop;
    private volatile WireSupport support;
    private volatile boolean connected;
    private volatile Hold hold;
    private boolean failing;
    private boolean dropping;

    WireOutlet(String pid, WorkerPool pool, LongSupplier nanos) {
        this.pid = pid;
        this.pool = pool;
        this.serial = pool.serial(pid);
        this.nanos = nanos;
        this.queue = new ReadingQueue(MOST_HELD, LONGEST_HELD, nanos);
        this.envelopes = new Envelopes(pid);
    }

    /** The way into the graph, or null while there is none. */
    void support(WireSupport next) {
        support = next;
        if (next == null) {
            consumers(false);
        }
        wake();
    }

    /** Whether anything receives what is emitted. */
    void consumers(boolean some) {
        if (!some && connected) {
            hold(LONGEST_HELD);
        }
        connected = some;
        wake();
    }

    /** To be called at the start: nothing is emitted into a graph that is just being connected. */
    void awaitConsumers() {
        if (!connected) {
            hold(FIRST_CONSUMERS);
        }
    }

    /** Whether nothing is left to emit, or there is nowhere to emit it. */
    boolean isDrained() {
        return queue.size() == 0 || support == null;
    }

    /** To be called at the stop: tells what is lost with it. */
    void close() {
        int lost = queue.size();
        if (lost > 0) {
            count(lost);
            LOG.warn("{}: stopped, {} readings that the wire graph had not taken are lost", pid, lost);
        }
    }

    synchronized void emit(Reading reading, EmitOptions options) {
        WireRecord record = envelopes.record(reading, options);
        if (record == null) {
            return;
        }
        int lost = queue.offer(record);
        if (lost > 0) {
            drop(lost, "the wire graph takes none");
        } else if (dropping && queue.size() == 1) {
            dropping = false;
            LOG.info("{}: the wire graph takes readings again; {} dropped since the start", pid, dropped.get());
        }
        wake();
    }

    /** What is emitted next carries every value, changed or not. */
    synchronized void forget() {
        envelopes.forget();
    }

    long dropped() {
        return dropped.get();
    }

    boolean droppedWithin(Duration span) {
        return dropped.get() > 0 && nanos.getAsLong() - lastDrop < span.toNanos();
    }

    int held() {
        return queue.size();
    }

    private void wake() {
        if (queue.size() > 0 && scheduled.compareAndSet(false, true)) {
            try {
                serial.execute(this::workOff);
            } catch (RejectedExecutionException e) {
                LOG.debug("{}: a reading came after the stop", pid);
            }
        }
    }

    private void later(Duration delay) {
        try {
            var unused = pool.schedule(Runnable::run, this::wake, delay);
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: consumers went after the stop", pid);
        }
    }

    private void workOff() {
        scheduled.set(false);
        for (WireSupport way = way(); way != null; way = way()) {
            WireRecord record = queue.peek();
            if (record == null) {
                return;
            }
            if (emitted(way, record)) {
                queue.remove(record);
            } else {
                return;
            }
        }
    }

    /** Where to emit now; null while readings are held. */
    private WireSupport way() {
        Hold now = hold;
        boolean held = !connected
                && now != null
                && nanos.getAsLong() - now.since() < now.limit().toNanos();
        return held ? null : support;
    }

    private void hold(Duration limit) {
        hold = new Hold(nanos.getAsLong(), limit);
        // Nobody comes for them: let go of what is held, then.
        later(limit.plusMillis(100));
    }

    /** @return false if the reading stays because the graph is not up; it is then emitted again */
    private boolean emitted(WireSupport way, WireRecord record) {
        try {
            way.emit(List.of(record));
            if (failing) {
                failing = false;
                LOG.info("{}: the wire graph works again", pid);
            }
        } catch (IllegalStateException e) {
            LOG.debug("{}: a reading is held: {}", pid, e.getMessage());
            later(EMIT_AGAIN);
            return false;
        } catch (RuntimeException | LinkageError e) {
            if (!failing) {
                LOG.warn("{}: the wire graph failed on a reading", pid, e);
            }
            failing = true;
            count(1);
        }
        return true;
    }

    private void drop(int lost, String why) {
        count(lost);
        envelopes.forget();
        if (!dropping) {
            LOG.warn("{}: readings are dropped, {} are held: {}", pid, queue.size(), why);
        }
        dropping = true;
    }

    private void count(int lost) {
        lastDrop = nanos.getAsLong();
        dropped.addAndGet(lost);
    }
}
