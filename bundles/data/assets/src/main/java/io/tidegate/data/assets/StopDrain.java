// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.hooks.bundle.EventHook;

/**
 * Empties the wire assets when their bundle is being stopped, while their wires are still connected: no reading begins any
 * more, and those that have begun leave. A hook, because hooks come before all listeners, whose order is open: the one that
 * unregisters the assets is among them.
 */
final class StopDrain implements EventHook {

    /** What has not left by then is lost. */
    static final Duration LIMIT = Duration.ofSeconds(2);

    /** What is emptied. */
    interface Source {
        /** Begins no reading from now on. */
        void endReading();

        /** Whether no reading is on its way, or none can leave. */
        boolean isDrained();
    }

    private final Bundle bundle;
    private final Set<Source> sources = ConcurrentHashMap.newKeySet();

    /** @param bundle the one whose stop is waited for; null if none is */
    StopDrain(Bundle bundle) {
        this.bundle = bundle;
    }

    void add(Source source) {
        sources.add(source);
    }

    void remove(Source source) {
        sources.remove(source);
    }

    @Override
    public void event(BundleEvent event, Collection<BundleContext> contexts) {
        if (event.getType() == BundleEvent.STOPPING && event.getBundle().equals(bundle)) {
            drain();
        }
    }

    private void drain() {
        long end = System.nanoTime() + LIMIT.toNanos();
        sources.forEach(Source::endReading);
        while (!sources.stream().allMatch(Source::isDrained)
                && System.nanoTime() - end < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(500_000);
        }
    }
}
