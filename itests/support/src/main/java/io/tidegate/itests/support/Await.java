// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.support;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for conditions with a deadline, instead of sleeping. */
public final class Await {

    private Await() {}

    /**
     * Polls until the condition holds.
     *
     * @param what completes "not within 5 s: ..."
     * @throws AssertionError when {@code limit} is over, with the condition's last exception as cause
     */
    public static void until(String what, Duration limit, Callable<Boolean> condition) {
        long end = System.nanoTime() + limit.toNanos();
        Exception last = null;
        do {
            try {
                if (condition.call()) {
                    return;
                }
                last = null;
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        } while (System.nanoTime() < end);
        throw new AssertionError("not within " + limit.toMillis() / 1000.0 + " s: " + what, last);
    }
}
