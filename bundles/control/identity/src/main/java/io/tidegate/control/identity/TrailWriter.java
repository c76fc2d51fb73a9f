// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import io.tidegate.api.audit.AuditRecord;
import io.tidegate.lib.concurrent.WorkerPool;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes records from any thread and writes them by one of its own, those that come within a moment together. */
final class TrailWriter {

    private static final Logger LOG = LoggerFactory.getLogger(FileAuditTrail.class);
    private static final int MOST = 1024;
    private static final int AT_ONCE = 256;
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final WorkerPool pool;
    private final Executor serial;
    private final TrailStore store;
    private final Clock clock;
    private final ClockWatch watch;
    private final Waiting waiting = new Waiting(MOST, PATIENCE);
    private final AtomicBoolean due = new AtomicBoolean();
    /** Held while records go from those that wait to those on the disk, so that a reader sees each once. */
    private final Object move = new Object();

    private volatile Limits limits;
    private volatile String fault = "";
    private volatile String warning = "";
    private volatile Instant warned = Instant.MIN;
    private volatile boolean stopped;
    private volatile ScheduledFuture<?> next;
    private boolean open;

    TrailWriter(WorkerPool pool, TrailStore store, Limits limits, Clock clock, LongSupplier nanos) {
        this.pool = pool;
        this.serial = pool.serial("trail");
        this.store = store;
        this.limits = limits;
        this.clock = clock;
        this.watch = new ClockWatch(clock, nanos);
    }

    void start() {
        schedule(Duration.ZERO);
    }

    void change(Limits now) {
        limits = now;
    }

    void record(AuditRecord entry) {
        if (stopped) {
            LOG.warn("audit trail: stopped, not recorded: {} {}", entry.action(), entry.subject());
        } else if (waiting.offer(entry)) {
            schedule(MOMENT);
        } else {
            warn("records were lost: the disk does not take them fast enough");
        }
    }

    TrailStore store() {
        return store;
    }

    /** Why nothing is written now; empty if it is. */
    String fault() {
        return fault;
    }

    int waits() {
        return waiting.all().size();
    }

    /** What happened lately that an operator should know; empty if nothing did. */
    String warning(Duration lately) {
        return warned.isBefore(clock.instant().minus(lately)) ? "" : warning;
    }

    /** Writes what waits; false if it could not be written in time. */
    boolean flush() {
        CountDownLatch done = new CountDownLatch(1);
        try {
            serial.execute(() -> {
                drain();
                done.countDown();
            });
            return done.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS) && fault.isEmpty() && store.view() != null;
        } catch (RejectedExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The records asked for, the newest first, with those that wait. */
    List<AuditRecord> read(Query query) throws IOException {
        TrailStore.View view;
        List<AuditRecord> notYet;
        synchronized (move) {
            view = store.view();
            notYet = waiting.all();
        }
        if (view == null) {
            throw new IOException("the trail is not open" + (fault.isEmpty() ? "" : ": " + fault));
        }
        return query.run(store.folder(), view, notYet);
    }

    /** What waits is written; nothing is taken any more. */
    void stop() {
        stopped = true;
        boolean written = flush();
        ScheduledFuture<?> retry = next;
        if (retry != null) {
            retry.cancel(false);
        }
        long lost = waiting.all().size() + waiting.dropped();
        if (!written && lost > 0) {
            LOG.error("audit trail: {} records are lost, they could not be written: {}", lost, fault);
        }
        try {
            serial.execute(this::close);
        } catch (RejectedExecutionException e) {
            LOG.debug("audit trail: closed already", e);
        }
    }

    private void close() {
        try {
            store.close();
        } catch (IOException e) {
            LOG.warn("audit trail: {}", e.toString());
        }
    }

    private void schedule(Duration delay) {
        if (due.compareAndSet(false, true)) {
            try {
                next = pool.schedule(serial, this::drain, delay);
            } catch (RejectedExecutionException e) {
                LOG.debug("audit trail: stopped", e);
            }
        }
    }

    private void drain() {
        due.set(false);
        try {
            if (!open) {
                store.open(clock.instant());
                open = true;
            }
            for (boolean more = store.owes() || waits() > 0 || waiting.dropped() > 0; more; more = waits() > 0) {
                write();
            }
            store.save();
            written();
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    private void write() throws IOException {
        Instant now = clock.instant();
        List<AuditRecord> batch = waiting.first(AT_ONCE);
        List<AuditRecord> all = new ArrayList<>();
        watch.look().ifPresent(words -> {
            LOG.warn("audit trail: {}", words);
            all.add(Found.record(now, Found.CLOCK, words));
        });
        all.addAll(batch);
        long dropped = waiting.dropped();
        if (dropped > 0) {
            all.add(Found.record(
                    now, Found.DROPPED, dropped + " records were lost: the disk did not take them in time"));
        }
        if (store.owes()) {
            warn("at the start it was not as it was written: see 'audit list --action audit'");
        }
        synchronized (move) {
            store.append(all, limits, now, !watch.stepped());
            waiting.written(batch.size(), dropped);
        }
    }

    private void written() {
        if (!fault.isEmpty()) {
            LOG.info("audit trail: is written again");
        }
        fault = "";
        waiting.hopeless(false);
    }

    private void failed(Exception e) {
        if (fault.isEmpty()) {
            LOG.error("audit trail: not written, records wait until it can be: {}", e.toString());
        }
        fault = e.toString();
        waiting.hopeless(true);
        if (!stopped) {
            schedule(RETRY);
        }
    }

    private void warn(String words) {
        warning = words;
        warned = clock.instant();
    }
}
