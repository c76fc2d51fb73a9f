// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.support;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The threads of the test's process: whoever stops, leaves none. */
public final class Threads {

    private Threads() {}

    /** Where the threads are whose names begin with one of these, by their names. */
    public static Map<String, String> named(String... prefixes) {
        Map<String, String> threads = new TreeMap<>();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            if (Stream.of(prefixes).anyMatch(thread.getName()::startsWith)) {
                threads.put(thread.getName(), Arrays.toString(stack));
            }
        });
        return threads;
    }

    /** Awaits the end of these threads. */
    public static void awaitNone(String... prefixes) {
        String what = "no thread named " + String.join("* or ", prefixes) + "*";
        Await.until(what, () -> named(prefixes).isEmpty(), () -> named(prefixes));
    }
}
