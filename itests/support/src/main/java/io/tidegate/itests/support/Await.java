// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.support;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for conditions with a deadline, instead of sleeping. */
public final class Await {

    /** Long enough for a machine that is busy with other things. */
    public static final Duration LIMIT = Duration.ofSeconds(30);

    private static final long POLL_NANOS = Duration.ofMillis(5).toNanos();

    private Await() {}

    /** Polls until the condition holds, for {@link #LIMIT}. */
    public static void until(String what, Callable<Boolean> condition) {
        until(what, LIMIT, condition);
    }

    /** The same; when it fails it says how things stand. */
    public static void until(String what, Callable<Boolean> condition, Supplier<?> state) {
        try {
            until(what, condition);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; " + state.get(), e);
        }
    }

    /**
     * Polls until the condition holds.
     *
     * @param what completes "not within 5 s: ..."
     * @throws AssertionError when {@code limit} is over, with the condition's last exception as cause
     */
    public static void until(String what, Duration limit, Callable<Boolean> condition) {
        value(what, limit, condition);
    }

    /** Polls until there is a value other than null and false, for {@link #LIMIT}. */
    public static <T> T value(String what, Callable<T> source) {
        return value(what, LIMIT, source);
    }

    private static <T> T value(String what, Duration limit, Callable<T> source) {
        long end = System.nanoTime() + limit.toNanos();
        Exception last = null;
        do {
            try {
                T value = source.call();
                if (value != null && !Boolean.FALSE.equals(value)) {
                    return value;
                }
                last = null;
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(POLL_NANOS);
        } while (System.nanoTime() - end < 0);
        throw new AssertionError("not within " + limit.toMillis() / 1000.0 + " s: " + what, last);
    }
}
