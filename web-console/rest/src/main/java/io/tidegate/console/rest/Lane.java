// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.lib.concurrent.WorkerPool;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tasks one after another, and a periodic one that does not queue behind itself when it takes longer than its period. */
final class Lane {

    private final Executor serial;
    private final AtomicBoolean waiting = new AtomicBoolean();

    Lane(WorkerPool pool, String name) {
        serial = pool.serial(name);
    }

    void execute(Runnable task) {
        serial.execute(task);
    }

    /** To be handed a periodic task. */
    Executor periodic() {
        return task -> {
            if (waiting.compareAndSet(false, true)) {
                hand(task);
            }
        };
    }

    private void hand(Runnable task) {
        try {
            serial.execute(() -> {
                waiting.set(false);
                task.run();
            });
        } catch (RejectedExecutionException e) {
            waiting.set(false);
            throw e;
        }
    }
}
