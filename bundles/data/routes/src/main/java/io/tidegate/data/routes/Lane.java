// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import io.tidegate.lib.concurrent.WorkerPool;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that changes the Camel context, one thing after the other: Camel holds its locks while a route connects. What
 * can't wait for a slow connection interrupts it; the route is started again later.
 */
final class Lane {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final long COURTESY_MILLIS = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final WorkerPool pool;
    private final Executor executor;
    private final Object guard = new Object();
    private Thread patient;

    Lane(WorkerPool pool) {
        this.pool = pool;
        executor = pool.serial(RouteGroup.PID);
    }

    /** The executor, for timers. */
    Executor executor() {
        return executor;
    }

    /** Queues the task. @return whether it will be run: not after the pool was closed */
    boolean later(Runnable task) {
        try {
            executor.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("a change of routes came while the bundle stops");
            return false;
        }
    }

    /** Queues a task that an operator waits for: a connection that takes longer than two seconds makes way for it. */
    void soon(Runnable task) {
        Future<?> nudge = pool.every(Runnable::run, this::interruptPatient, PATIENCE, PATIENCE);
        boolean queued = later(() -> {
            nudge.cancel(false);
            task.run();
        });
        if (!queued) {
            nudge.cancel(false);
        }
    }

    /** Runs the task and waits for it, at most {@code limit}. */
    void now(Runnable task, Duration limit) {
        FutureTask<Void> future = new FutureTask<>(task, null);
        boolean done = !later(future);
        long end = System.nanoTime() + limit.toNanos();
        while (!done && System.nanoTime() - end < 0) {
            done = done(future);
        }
        if (!done) {
            LOG.warn("a change of routes was not done within {} s and goes on", limit.toSeconds());
        }
    }

    private boolean done(FutureTask<Void> future) {
        try {
            future.get(COURTESY_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            interruptPatient();
            return false;
        } catch (ExecutionException e) {
            LOG.error("a change of routes failed", e.getCause());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Something that may be interrupted. */
    interface Attempt {
        void run() throws Exception;
    }

    /** To be called by a task: what it does in there may be interrupted by a task that can't wait. */
    void patiently(Attempt attempt) throws Exception {
        synchronized (guard) {
            patient = Thread.currentThread();
        }
        try {
            attempt.run();
        } finally {
            synchronized (guard) {
                patient = null;
                // It was meant for the attempt, not for what comes next.
                if (Thread.interrupted()) {
                    LOG.debug("a route was interrupted while it started");
                }
            }
        }
    }

    private void interruptPatient() {
        synchronized (guard) {
            if (patient != null) {
                patient.interrupt();
            }
        }
    }
}
