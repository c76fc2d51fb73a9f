// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Services of one kind by their {@code kura.service.pid}. Who needs one that has just gone, because its bundle is being
 * replaced, may wait for the next. Thread-safe.
 */
final class Present<T> {

    private final Map<String, List<T>> services = new HashMap<>();
    private final Map<String, Long> gone = new HashMap<>();
    private boolean closed;

    synchronized void add(String name, T service) {
        services.computeIfAbsent(name, key -> new ArrayList<>()).add(service);
        gone.remove(name);
        notifyAll();
    }

    synchronized void remove(String name, T service) {
        List<T> those = services.get(name);
        if (those != null && those.remove(service) && those.isEmpty()) {
            services.remove(name);
            gone.put(name, System.nanoTime());
        }
    }

    /** The newest service of that name, or null. */
    synchronized T get(String name) {
        List<T> those = services.get(name);
        return those == null ? null : those.get(those.size() - 1);
    }

    /** Like {@link #get}, but for one that went less than {@code patience} ago it waits until then. */
    synchronized T await(String name, Duration patience) throws InterruptedException {
        while (get(name) == null && !closed) {
            Long since = gone.get(name);
            long left = since == null ? 0 : patience.toNanos() - (System.nanoTime() - since);
            if (left <= 0) {
                return null;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return get(name);
    }

    /** Nobody waits any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
