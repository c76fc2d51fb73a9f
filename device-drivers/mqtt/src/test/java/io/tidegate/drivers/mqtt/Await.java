// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

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

    /** All threads of drivers, whether ours or Paho's, have ended. */
    static void noDriverThreads() throws Exception {
        until("the driver's threads ended", () -> driverThreads().isEmpty());
    }

    static List<String> driverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("MQTT ") || name.startsWith("mqtt-driver"))
                .toList();
    }
}
