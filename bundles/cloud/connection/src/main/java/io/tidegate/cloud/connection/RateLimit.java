// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.time.Duration;

/** A token bucket. Not thread-safe: the sender owns it. */
final class RateLimit {

    private final long nanosPerToken;
    private final int burst;
    private long fullAt;

    RateLimit(int average, Duration unit, int burst) {
        this.nanosPerToken = unit.toNanos() / average;
        this.burst = burst;
        this.fullAt = System.nanoTime();
    }

    /** Takes one token and returns zero, or returns how long none will be there. */
    Duration take(long now) {
        long earliest = now + (burst - 1) * nanosPerToken;
        if (fullAt - earliest > 0) {
            return Duration.ofNanos(fullAt - earliest);
        }
        fullAt = Math.max(fullAt, now) + nanosPerToken;
        return Duration.ZERO;
    }
}
