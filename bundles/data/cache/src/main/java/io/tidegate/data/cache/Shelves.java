// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import io.tidegate.api.samples.Sample;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** The channels of all assets. */
final class Shelves {

    private static final Comparator<LatestValue> BY_CHANNEL = Comparator.comparing(
                    (LatestValue value) -> value.channel().asset())
            .thenComparing(value -> value.channel().channel());

    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
    private final AtomicInteger channels = new AtomicInteger();
    private final Listeners listeners;
    private final Executor later;
    private final Clock clock;
    private final LongSupplier nanos;
    private volatile HistoryLimits limits;
    /** For how many channels the histories were cut to their shares. */
    private int trimmedFor;

    /** @param later tells listeners what came while they were being told something */
    Shelves(HistoryLimits limits, Listeners listeners, Executor later, Clock clock, LongSupplier nanos) {
        this.limits = limits;
        this.listeners = listeners;
        this.later = later;
        this.clock = clock;
        this.nanos = nanos;
    }

    void put(List<Sample> samples) {
        long now = nanos.getAsLong();
        for (int from = 0; from < samples.size(); ) {
            String asset = samples.get(from).channel().asset();
            int to = from + 1;
            while (to < samples.size() && samples.get(to).channel().asset().equals(asset)) {
                to++;
            }
            put(asset, samples.subList(from, to), now);
            from = to;
        }
    }

    private void put(String asset, List<Sample> samples, long now) {
        Shelf shelf;
        int added;
        do {
            shelf = shelves.computeIfAbsent(asset, Shelf::new);
            added = shelf.put(samples, now, share(), !listeners.isEmpty());
        } while (added < 0);
        if (added > 0) {
            channels.addAndGet(added);
        }
        tell(shelf, now);
    }

    /** Forgets what the asset does not have among its channels. */
    void configured(String asset, Set<String> names) {
        long now = nanos.getAsLong();
        find(asset).ifPresent(shelf -> channels.addAndGet(-shelf.configured(names, now)));
    }

    void delete(String asset) {
        long now = nanos.getAsLong();
        find(asset).ifPresent(shelf -> channels.addAndGet(-shelf.delete(now)));
    }

    void orphan(String asset, String reason) {
        Instant time = clock.instant();
        long now = nanos.getAsLong();
        find(asset).ifPresent(shelf -> shelf.orphan(id -> Sample.bad(id, reason, time, time), now, share()));
    }

    /** Tells listeners what {@link #configured}, {@link #delete} and {@link #orphan} changed. */
    void tell(String asset) {
        find(asset).ifPresent(shelf -> tell(shelf, nanos.getAsLong()));
    }

    private void tell(Shelf shelf, long now) {
        tell(shelf, shelf.beginTelling(now));
    }

    private void tell(Shelf shelf, Change change) {
        if (change == null) {
            return;
        }
        try {
            listeners.tell(change);
        } finally {
            // Not here: whoever talks to a device must not go on telling what others bring.
            if (shelf.endTelling()) {
                later.execute(() -> tell(shelf, shelf.resumeTelling(nanos.getAsLong())));
            }
        }
    }

    /** Finds and tells what became stale; to be called some times a second. */
    void age() {
        long now = nanos.getAsLong();
        boolean told = !listeners.isEmpty();
        for (Shelf shelf : shelves.values()) {
            shelf.age(now, told);
            tell(shelf, now);
            shelves.computeIfPresent(shelf.asset(), (asset, present) -> present.close() ? null : present);
        }
        if (channels.get() > trimmedFor) {
            trim();
        }
        trimmedFor = channels.get();
    }

    void limit(HistoryLimits changed) {
        limits = changed;
        trim();
    }

    private void trim() {
        HistoryLimits share = share();
        shelves.values().forEach(shelf -> shelf.trim(share));
    }

    Optional<LatestValue> latest(ChannelId channel) {
        return find(channel.asset()).flatMap(shelf -> shelf.latest(channel.channel(), nanos.getAsLong()));
    }

    List<LatestValue> all() {
        long now = nanos.getAsLong();
        List<LatestValue> all = new ArrayList<>(channels.get());
        shelves.values().forEach(shelf -> all.addAll(shelf.all(now)));
        all.sort(BY_CHANNEL);
        return Collections.unmodifiableList(all);
    }

    List<Sample> history(ChannelId channel, int most) {
        return find(channel.asset())
                .map(shelf -> shelf.history(channel.channel(), most))
                .orElse(List.of());
    }

    /** Those of the asset's channels whose device has said nothing yet, or nothing since the asset went. */
    Set<String> silent(String asset, Set<String> names) {
        Optional<Shelf> shelf = find(asset);
        return names.stream()
                .filter(name -> shelf.isEmpty() || shelf.get().isSilent(name))
                .collect(Collectors.toSet());
    }

    long assets() {
        return shelves.values().stream().filter(shelf -> !shelf.isEmpty()).count();
    }

    int channels() {
        return channels.get();
    }

    HistoryLimits limits() {
        return limits;
    }

    Tally count() {
        long now = nanos.getAsLong();
        Tally tally = new Tally();
        shelves.values()
                .forEach(shelf ->
                        shelf.count(channel -> tally.add(channel.look(now).quality(), channel.history())));
        return tally;
    }

    private HistoryLimits share() {
        return limits.share(channels.get());
    }

    private Optional<Shelf> find(String asset) {
        return Optional.ofNullable(shelves.get(asset));
    }
}
