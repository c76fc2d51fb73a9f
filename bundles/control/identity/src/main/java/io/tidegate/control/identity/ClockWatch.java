// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Tells when the clock was set: it went otherwise than the time that passed. Used by one thread at a time. */
final class ClockWatch {

    private static final Duration LEAST = Duration.ofMinutes(1);
    /** A clock that is being adjusted may go faster or slower by so much of the time that passed. */
    private static final int SLEWED = 1000;

    private final Clock clock;
    private final LongSupplier nanos;
    private Instant time;
    private long at;
    private boolean stepped;

    ClockWatch(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        this.time = clock.instant();
        this.at = nanos.getAsLong();
    }

    /** What to record, if it was set since the last look. */
    Optional<String> look() {
        Instant now = clock.instant();
        long then = nanos.getAsLong();
        Duration passed = Duration.ofNanos(then - at);
        Duration step = Duration.between(time, now).minus(passed);
        Instant should = time.plus(passed);
        time = now;
        at = then;
        if (step.abs().compareTo(LEAST.plus(passed.dividedBy(SLEWED))) <= 0) {
            return Optional.empty();
        }
        stepped = true;
        return Optional.of("the clock was set from " + should + " to " + now);
    }

    /** Whether it was set since the gateway's start, so that ages are not to be relied on. */
    boolean stepped() {
        return stepped;
    }
}
