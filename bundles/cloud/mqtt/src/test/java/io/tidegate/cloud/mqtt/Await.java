// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.mqtt;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition with a deadline. */
final class Await {

    private Await() {}

    static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("after 5 s it is not so that " + what);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** All threads of the client, whatever it is called, have ended. */
    static void noClientThreads() {
        try {
            until("the client's threads ended", () -> clientThreads().isEmpty());
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ": " + clientThreads(), e);
        }
    }

    private static Map<Thread, String> clientThreads() {
        Map<Thread, String> threads = new HashMap<>();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            if (thread.getName().startsWith("MQTT ")) {
                threads.put(thread, Arrays.toString(stack));
            }
        });
        return threads;
    }
}
