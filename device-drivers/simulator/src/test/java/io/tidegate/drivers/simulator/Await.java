// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Waits for a condition with a deadline. */
final class Await {

    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private Await() {}

    static void until(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("after " + DEADLINE.toSeconds() + " s it is not so that " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** All threads that begin so have ended. */
    static void noThreads(String... prefixes) throws Exception {
        try {
            until("no such thread is left", () -> threads(prefixes).isEmpty());
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ": " + threads(prefixes), e);
        }
    }

    private static Map<String, String> threads(String... prefixes) {
        Map<String, String> threads = new TreeMap<>();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            if (Stream.of(prefixes).anyMatch(thread.getName()::startsWith)) {
                threads.put(thread.getName(), Arrays.toString(stack));
            }
        });
        return threads;
    }
}
