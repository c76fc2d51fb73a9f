// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** The requests to one application: a few run at once, a bounded number waits, so that none of them holds up others. */
final class Lane {

    static final int MOST_AT_ONCE = 4;
    static final int MOST_WAITING = 64;

    private final Executor pool;

    // Guarded by this.
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    Lane(Executor pool) {
        this.pool = pool;
    }

    /** Takes the task; false when too many wait already. */
    boolean offer(Runnable task) {
        synchronized (this) {
            if (running >= MOST_AT_ONCE) {
                return waiting.size() < MOST_WAITING && waiting.add(task);
            }
            running++;
        }
        pool.execute(() -> work(task));
        return true;
    }

    private void work(Runnable first) {
        for (Runnable task = first; task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                abandon();
                throw e;
            }
        }
    }

    private synchronized Runnable next() {
        Runnable task = waiting.poll();
        if (task == null) {
            running--;
        }
        return task;
    }

    private void abandon() {
        Runnable task = next();
        if (task != null) {
            pool.execute(() -> work(task));
        }
    }
}
