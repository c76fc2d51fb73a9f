// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what comes by itself; the deadline is for a machine that is busy. */
final class Await {

    private static final long DEADLINE_SECONDS = 30;
    private static final long POLL_MILLIS = 5;

    private Await() {}

    static void until(BooleanSupplier so, Supplier<String> otherwise) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(otherwise.get());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
        }
    }
}
