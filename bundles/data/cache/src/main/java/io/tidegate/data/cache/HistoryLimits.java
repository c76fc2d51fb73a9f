// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import io.tidegate.lib.settings.Settings;

/** How much history is kept: samples of one channel, and bytes of all channels or of one channel's share. */
record HistoryLimits(int samples, long bytes) {

    static HistoryLimits of(Settings settings) {
        return new HistoryLimits(
                settings.integer("history.samples", CacheConfig.SAMPLES, 0, CacheConfig.MOST_SAMPLES),
                settings.whole(
                        "history.max.bytes", CacheConfig.BYTES, CacheConfig.LEAST_BYTES, CacheConfig.MOST_BYTES));
    }

    /** What each of so many channels may keep. */
    HistoryLimits share(int channels) {
        return new HistoryLimits(samples, bytes / Math.max(1, channels));
    }
}
