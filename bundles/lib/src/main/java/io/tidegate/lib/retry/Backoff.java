// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib.retry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Delays between attempts: doubling from {@code first} to {@code longest}, each shortened by a random part of up to a
 * quarter so that many clients of one failed peer do not return together. Not thread-safe: one attempt loop owns it.
 */
public final class Backoff {

    private final Duration first;
    private final Duration longest;
    private long nextMillis;

    /** @throws IllegalArgumentException if {@code first} is not positive or above {@code longest} */
    public Backoff(Duration first, Duration longest) {
        if (first.toMillis() <= 0 || first.compareTo(longest) > 0) {
            throw new IllegalArgumentException("back-off " + first + " to " + longest + ": need 0 < first <= longest");
        }
        this.first = first;
        this.longest = longest;
        reset();
    }

    /** To be called after a success: the next delay is the first one again. */
    public void reset() {
        nextMillis = first.toMillis();
    }

    /** The time to wait before the next attempt. */
    public Duration next() {
        long base = nextMillis;
        nextMillis = Math.min(longest.toMillis(), base * 2);
        return Duration.ofMillis(base - ThreadLocalRandom.current().nextLong(base / 4 + 1));
    }
}
