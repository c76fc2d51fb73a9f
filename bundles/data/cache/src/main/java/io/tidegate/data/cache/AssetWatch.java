// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.eclipse.kura.asset.Asset;
import org.osgi.framework.Constants;

/** Follows which assets there are and which channels they have, so that nobody takes an old value for a present one. */
final class AssetWatch {

    /** How long an asset may be away without a word: replacing its bundle takes milliseconds. */
    static final Duration GRACE = Duration.ofSeconds(2);

    private final Map<String, Watched> assets = new HashMap<>();
    private final Shelves shelves;
    private final FirstReading firstReading;
    private final LongSupplier nanos;

    AssetWatch(Shelves shelves, FirstReading firstReading, LongSupplier nanos) {
        this.shelves = shelves;
        this.firstReading = firstReading;
        this.nanos = nanos;
    }

    /** The asset came, or its configuration changed. */
    void seen(Asset asset, Map<String, Object> properties) {
        String pid = AssetFacts.pid(properties);
        long call;
        Watched watched;
        synchronized (assets) {
            watched = assets.computeIfAbsent(pid, p -> new Watched());
            call = watched.seen(asset, (String) properties.get(Constants.SERVICE_PID));
        }
        AssetFacts facts = AssetFacts.of(asset, properties);
        synchronized (assets) {
            // Another call that began later knows better.
            if (watched.calls != call || !watched.has(asset)) {
                return;
            }
            facts.readable().ifPresent(names -> shelves.configured(pid, names));
        }
        shelves.tell(pid);
        firstReading.soon(facts, asset);
    }

    void left(Asset asset, Map<String, Object> properties) {
        String pid = AssetFacts.pid(properties);
        synchronized (assets) {
            Watched watched = assets.get(pid);
            if (watched != null && watched.left(asset, nanos.getAsLong()) && watched.deleted) {
                assets.remove(pid);
            }
        }
    }

    /** A configuration was deleted, perhaps an asset's. */
    void deleted(String servicePid) {
        String pid = null;
        synchronized (assets) {
            for (Map.Entry<String, Watched> entry : assets.entrySet()) {
                if (servicePid.equals(entry.getValue().servicePid)) {
                    pid = entry.getKey();
                }
            }
            if (pid == null) {
                return;
            }
            shelves.delete(pid);
            Watched watched = assets.get(pid);
            watched.deleted = true;
            if (watched.present.isEmpty()) {
                assets.remove(pid);
            }
        }
        shelves.tell(pid);
    }

    /** Gives up those that were away for too long; to be called some times a second. */
    void check() {
        long now = nanos.getAsLong();
        List<String> gone = new ArrayList<>();
        synchronized (assets) {
            assets.forEach((pid, watched) -> {
                if (watched.overdue(now)) {
                    watched.awaited = false;
                    shelves.orphan(pid, "asset '" + pid + "' is not running");
                    gone.add(pid);
                }
            });
        }
        gone.forEach(shelves::tell);
    }

    /** One asset's services: none while it is away, two while one replaces the other. */
    private static final class Watched {
        private final List<Asset> present = new ArrayList<>(1);
        private String servicePid;
        private boolean deleted;
        private boolean awaited;
        private long leftAt;
        private long calls;

        /** Returns the number of this call. */
        long seen(Asset asset, String configuration) {
            if (!has(asset)) {
                present.add(asset);
            }
            servicePid = configuration;
            deleted = false;
            awaited = false;
            return ++calls;
        }

        boolean has(Asset asset) {
            return present.stream().anyMatch(a -> a == asset);
        }

        /** Returns whether nobody is left. */
        boolean left(Asset asset, long now) {
            present.removeIf(a -> a == asset);
            awaited = present.isEmpty() && !deleted;
            leftAt = now;
            return present.isEmpty();
        }

        boolean overdue(long now) {
            return awaited && now - leftAt >= GRACE.toNanos();
        }
    }
}
