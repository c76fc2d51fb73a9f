// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.lib.concurrent.WorkerPool;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;

/** Tells when an asset's poll is due. Called by one thread at a time. */
final class PollTimer {

    private final WorkerPool pool;
    private final Runnable due;
    private ScheduledFuture<?> timer;

    /** @param due must not block */
    PollTimer(WorkerPool pool, Runnable due) {
        this.pool = pool;
        this.due = due;
    }

    /** Polls as the plan says from now on. */
    void follow(AssetPlan plan) {
        stop();
        if (plan.polls()) {
            // Assets with one interval don't all poll in one instant.
            long period = plan.pollInterval().toNanos();
            Duration phase = Duration.ofNanos(Math.floorMod(plan.pid().hashCode() * 0x9E3779B97F4A7C15L, period));
            timer = pool.every(Runnable::run, due, phase, plan.pollInterval());
        }
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
