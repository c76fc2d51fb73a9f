// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib.concurrent;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of one bundle: a pool that grows with the calls blocked at once (never with the number of configured
 * things), and one timer thread that only hands work to the pool. Idle workers end after ten seconds.
 *
 * <p>Thread-safe. Close it when the bundle's last component stops. A task's exception is logged, never lost, and does not
 * end the pool.
 */
public final class WorkerPool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

    private final String name;
    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor timer;

    /**
     * @param name the prefix of the thread names, usually the bundle's last name
     * @param mostThreads the upper bound of workers, 1 to 10000; work beyond it waits
     */
    public WorkerPool(String name, int mostThreads) {
        this.name = name;
        AtomicInteger count = new AtomicInteger();
        // Refuses a task unless an idle worker takes it, so that the pool grows first and queues only at its bound.
        LinkedTransferQueue<Runnable> queue = new LinkedTransferQueue<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public boolean offer(Runnable task) {
                return tryTransfer(task);
            }
        };
        workers = new ThreadPoolExecutor(0, mostThreads, 10, TimeUnit.SECONDS, queue, task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        workers.setRejectedExecutionHandler((task, pool) -> {
            if (pool.isShutdown()) {
                throw new RejectedExecutionException(name + ": closed");
            }
            queue.put(task);
        });
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name + "-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        // The timer thread exists only while there is something to time.
        timer.setKeepAliveTime(10, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /** Runs the task on any worker. @throws RejectedExecutionException after {@link #close} */
    public void execute(Runnable task) {
        workers.execute(guarded(task));
    }

    /**
     * An executor that runs its tasks one at a time in their order on this pool; while it works, its thread carries
     * {@code owner} (a PID) as its name.
     */
    public Executor serial(String owner) {
        return new Serial(owner);
    }

    /** Hands the task to {@code executor} once, after the delay. */
    public ScheduledFuture<?> schedule(Executor executor, Runnable task, Duration delay) {
        return timer.schedule(() -> hand(executor, task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Hands the task to {@code executor} at each period, the first time after {@code delay}. */
    public ScheduledFuture<?> every(Executor executor, Runnable task, Duration delay, Duration period) {
        return timer.scheduleAtFixedRate(
                () -> hand(executor, task), delay.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends the timer, interrupts what still runs after two seconds, and returns within five. Idempotent. */
    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(2, TimeUnit.SECONDS)) {
                workers.shutdownNow();
                if (!workers.awaitTermination(2, TimeUnit.SECONDS)) {
                    LOG.warn("{}: {} workers did not end within 4 s", name, workers.getActiveCount());
                }
            }
            boolean ended = timer.awaitTermination(1, TimeUnit.SECONDS);
            if (!ended) {
                LOG.warn("{}: the timer did not end", name);
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void hand(Executor executor, Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: a timed task came after the close", name);
        }
    }

    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOG.error("{}: a task failed", name, e);
            }
        };
    }

    private final class Serial implements Executor {
        private final String owner;
        private final Queue<Runnable> tasks = new ArrayDeque<>();
        private boolean working;

        Serial(String owner) {
            this.owner = owner;
        }

        @Override
        public void execute(Runnable task) {
            synchronized (tasks) {
                if (workers.isShutdown()) {
                    throw new RejectedExecutionException(name + ": closed");
                }
                tasks.add(task);
                if (working) {
                    return;
                }
                working = true;
            }
            try {
                workers.execute(this::work);
            } catch (RejectedExecutionException e) {
                synchronized (tasks) {
                    working = false;
                    tasks.clear();
                }
                throw e;
            }
        }

        private void work() {
            Thread thread = Thread.currentThread();
            String before = thread.getName();
            thread.setName(before + " " + owner);
            try {
                for (Runnable task = next(); task != null; task = next()) {
                    guarded(task).run();
                }
            } finally {
                thread.setName(before);
            }
        }

        private Runnable next() {
            synchronized (tasks) {
                Runnable task = tasks.poll();
                if (task == null) {
                    working = false;
                }
                return task;
            }
        }
    }
}
