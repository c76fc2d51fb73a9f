// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import io.tidegate.lib.running.RunningSet;
import io.tidegate.lib.running.RunningSet.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.framework.Version;

/**
 * Brings a distribution's bundles into the running set: all of them the first time; after an upgrade of the distribution
 * each bundle raised to the higher version, never lowered, with what operators deployed or removed kept as they left it.
 */
final class Seed {

    private final List<Entry> offer;
    private final Map<String, String> lastOffer;
    private final Predicate<String> deployed;
    private final Predicate<String> available;
    private final List<String> differences = new ArrayList<>();

    /**
     * @param offer the distribution's bundles
     * @param lastOffer symbolic name to digest of what was offered when the running set was last brought up to date
     * @param deployed whether the jar of that digest lies in the data root
     * @param available whether the jar of that digest exists anywhere
     */
    Seed(List<Entry> offer, Map<String, String> lastOffer, Predicate<String> deployed, Predicate<String> available) {
        this.offer = offer;
        this.lastOffer = lastOffer;
        this.deployed = deployed;
        this.available = available;
    }

    RunningSet first() {
        return new RunningSet(1, offer);
    }

    /** The running set as the distribution changes it: the same object if it changes nothing. */
    RunningSet applyTo(RunningSet current) {
        Map<String, Entry> changed = new LinkedHashMap<>();
        current.bundles().forEach(entry -> changed.put(entry.bsn(), entry));
        for (Entry offered : offer) {
            Entry running = changed.get(offered.bsn());
            if (running != null) {
                merge(running, offered).ifPresent(entry -> changed.put(entry.bsn(), entry));
            } else if (!lastOffer.containsKey(offered.bsn())) {
                changed.put(offered.bsn(), offered);
                differences.add(offered.bsn() + " " + offered.version() + ": new in this distribution");
            }
        }
        for (Entry running : current.bundles()) {
            if (dropped(running)) {
                changed.remove(running.bsn());
                differences.add(
                        running.bsn() + " " + running.version() + ": no longer part of the distribution, removed");
            }
        }
        return differences.isEmpty()
                ? current
                : new RunningSet(current.generation() + 1, List.copyOf(changed.values()));
    }

    /** One line for each bundle that {@link #applyTo} changed. */
    List<String> differences() {
        return differences;
    }

    private Optional<Entry> merge(Entry running, Entry offered) {
        int higher = Version.parseVersion(offered.version()).compareTo(Version.parseVersion(running.version()));
        boolean rebuilt = higher == 0
                && !offered.sha256().equals(running.sha256())
                && (running.sha256().equals(lastOffer.get(running.bsn())) || !available.test(running.sha256()));
        if (higher <= 0 && !rebuilt) {
            return Optional.empty();
        }
        differences.add(
                running.bsn() + ": " + running.version() + " -> " + offered.version() + (rebuilt ? " (rebuilt)" : ""));
        String standby = available.test(running.standbySha256()) ? running.standbySha256() : "";
        return Optional.of(new Entry(
                running.bsn(),
                offered.version(),
                offered.sha256(),
                running.slot(),
                standby,
                offered.startLevel(),
                offered.origin(),
                running.desired()));
    }

    private boolean dropped(Entry running) {
        return running.origin().startsWith("feature:")
                && lastOffer.containsKey(running.bsn())
                && offer.stream().noneMatch(offered -> offered.bsn().equals(running.bsn()))
                && !deployed.test(running.sha256());
    }
}
