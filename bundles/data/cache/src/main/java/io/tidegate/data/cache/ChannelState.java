// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import io.tidegate.api.samples.Sample;
import java.time.Duration;

/** What one channel said last, and before. Guarded by its shelf. */
final class ChannelState {

    /** Durations beyond it don't fit into nanoseconds; nobody waits so long. */
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final ChannelId id;
    private final Ring history = new Ring();
    private Sample newest;
    private Sample valued;
    private long arrived;
    private long limit;
    private boolean agingTold;
    private boolean orphaned;
    private boolean pending;

    ChannelState(ChannelId id) {
        this.id = id;
    }

    void put(Sample sample, long now, HistoryLimits limits) {
        newest = sample;
        if (sample.value() != null) {
            valued = sample;
        }
        arrived = now;
        limit = limit(sample);
        agingTold = false;
        orphaned = false;
        history.add(sample, limits);
    }

    /** Puts what the cache itself says, since the asset is not there to say anything. */
    void orphan(Sample bad, long now, HistoryLimits limits) {
        put(bad, now, limits);
        orphaned = true;
    }

    /** Whether the device has said nothing since the asset went. */
    boolean isOrphaned() {
        return orphaned;
    }

    /** Whether the value is stale since a moment ago; true once. */
    boolean turnsStale(long now) {
        if (agingTold || limit == 0 || now - arrived <= limit) {
            return false;
        }
        agingTold = true;
        return true;
    }

    /** Notes whether listeners still have to hear of it; returns what was noted before. */
    boolean pending(boolean next) {
        boolean before = pending;
        pending = next;
        return before;
    }

    LatestValue look(long now) {
        return new LatestValue(newest, valued, Duration.ofNanos(Math.max(0, now - arrived)));
    }

    ChannelId id() {
        return id;
    }

    Ring history() {
        return history;
    }

    private static long limit(Sample sample) {
        if (sample.value() == null) {
            return 0;
        }
        Duration limit = sample.staleAfter();
        return limit.compareTo(FOREVER) > 0 ? 0 : limit.toNanos();
    }
}
