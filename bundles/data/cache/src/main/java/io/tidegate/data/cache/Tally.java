// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import io.tidegate.api.samples.Quality;
import java.util.EnumMap;
import java.util.Map;

/** What is counted for the health check. */
final class Tally {

    private final Map<Quality, Integer> qualities = new EnumMap<>(Quality.class);
    private long samples;
    private long bytes;

    void add(Quality quality, Ring history) {
        qualities.merge(quality, 1, Integer::sum);
        samples += history.count();
        bytes += history.bytes();
    }

    int of(Quality quality) {
        return qualities.getOrDefault(quality, 0);
    }

    long samples() {
        return samples;
    }

    long bytes() {
        return bytes;
    }
}
