// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import io.tidegate.api.samples.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The channels of one asset. Its lock is held for looking and putting only. Listeners are called outside of it, but by one
 * thread at a time, so that what they hear last of a channel is what it said last.
 */
final class Shelf {

    /** Longer than a reading may take that began with the configuration before. */
    private static final long LATE = Duration.ofMinutes(1).toNanos();

    private final String asset;
    private final Map<String, ChannelState> channels = new HashMap<>();
    /** Channels that are configured no more -> until when samples of them are taken for late ones. */
    private final Map<String, Long> departed = new HashMap<>();

    private final Outbox outbox = new Outbox();
    private boolean telling;
    private boolean handedOn;
    private boolean deleted;
    private long deletedUntil;
    private boolean closed;

    Shelf(String asset) {
        this.asset = asset;
    }

    /**
     * Puts samples of this asset.
     *
     * @param told whether there is anybody to tell
     * @return how many channels are new; negative if this shelf is given up, and another one has to take the samples
     */
    synchronized int put(List<Sample> samples, long now, HistoryLimits limits, boolean told) {
        if (closed) {
            return -1;
        }
        int before = channels.size();
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            ChannelState channel = channels.get(sample.channel().channel());
            if (channel == null) {
                channel = admit(sample.channel());
            }
            if (channel != null) {
                channel.put(sample, now, limits);
                if (told) {
                    outbox.changed(channel);
                }
            }
        }
        return channels.size() - before;
    }

    private ChannelState admit(ChannelId id) {
        if (deleted || departed.containsKey(id.channel())) {
            return null;
        }
        ChannelState channel = new ChannelState(id);
        channels.put(id.channel(), channel);
        return channel;
    }

    /** Forgets what is not configured. Returns how many channels went. */
    synchronized int configured(Set<String> names, long now) {
        deleted = false;
        names.forEach(departed::remove);
        return retain(names, now);
    }

    /** Forgets everything, and takes nothing for a while. Returns how many channels went. */
    synchronized int delete(long now) {
        deleted = true;
        deletedUntil = now + LATE;
        return retain(Set.of(), now);
    }

    private int retain(Set<String> names, long now) {
        int before = channels.size();
        for (Iterator<ChannelState> all = channels.values().iterator(); all.hasNext(); ) {
            ChannelState channel = all.next();
            String name = channel.id().channel();
            if (!names.contains(name)) {
                all.remove();
                departed.put(name, now + LATE);
                outbox.removed(channel);
            }
        }
        return before - channels.size();
    }

    /** Makes every channel BAD since the asset is not there. */
    synchronized void orphan(Bad bad, long now, HistoryLimits limits) {
        for (ChannelState channel : channels.values()) {
            channel.orphan(bad.of(channel.id()), now, limits);
            outbox.changed(channel);
        }
    }

    /** The synthetic sample of a channel. */
    interface Bad {
        Sample of(ChannelId channel);
    }

    /** Finds what became stale, and lets bygones go. */
    synchronized void age(long now, boolean told) {
        if (told) {
            for (ChannelState channel : channels.values()) {
                if (channel.turnsStale(now)) {
                    outbox.changed(channel);
                }
            }
        }
        departed.values().removeIf(until -> now - until >= 0);
        deleted &= now - deletedUntil < 0;
    }

    synchronized void trim(HistoryLimits limits) {
        channels.values().forEach(channel -> channel.history().trim(limits));
    }

    /** Gives the shelf up if nothing is in it. */
    synchronized boolean close() {
        closed = channels.isEmpty() && departed.isEmpty() && !deleted && !telling && !handedOn && outbox.isEmpty();
        return closed;
    }

    /** What is to be told now, by the caller; null if there is nothing, or another thread is at it. */
    synchronized Change beginTelling(long now) {
        if (telling || outbox.isEmpty()) {
            return null;
        }
        telling = true;
        return outbox.take(now);
    }

    /** Whether there is more to be told, which came meanwhile, and nobody sees to it yet. */
    synchronized boolean endTelling() {
        telling = false;
        boolean more = !outbox.isEmpty() && !handedOn;
        handedOn |= more;
        return more;
    }

    /** Begins what {@link #endTelling} left over. */
    synchronized Change resumeTelling(long now) {
        handedOn = false;
        return beginTelling(now);
    }

    synchronized Optional<LatestValue> latest(String channel, long now) {
        return Optional.ofNullable(channels.get(channel)).map(state -> state.look(now));
    }

    synchronized List<LatestValue> all(long now) {
        List<LatestValue> values = new ArrayList<>(channels.size());
        channels.values().forEach(channel -> values.add(channel.look(now)));
        return values;
    }

    synchronized List<Sample> history(String channel, int most) {
        ChannelState state = channels.get(channel);
        return state == null ? List.of() : state.history().newest(most);
    }

    /** Whether the channel's device has said nothing yet, or nothing since the asset went. */
    synchronized boolean isSilent(String channel) {
        ChannelState state = channels.get(channel);
        return state == null || state.isOrphaned();
    }

    synchronized void count(Consumer<ChannelState> tally) {
        channels.values().forEach(tally);
    }

    synchronized boolean isEmpty() {
        return channels.isEmpty();
    }

    String asset() {
        return asset;
    }
}
