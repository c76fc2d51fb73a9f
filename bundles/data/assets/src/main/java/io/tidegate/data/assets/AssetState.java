// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.api.samples.Quality;
import io.tidegate.api.samples.Sample;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What the last readings of an asset said, for its health check. Thread-safe. */
final class AssetState {

    private final Map<String, String> bad = new ConcurrentHashMap<>();
    private volatile String failure = "";
    private volatile String writeFailure = "";

    void reading(Reading reading) {
        failure = reading.failure() == null ? "" : reading.failure();
        for (Sample sample : reading.samples()) {
            String channel = sample.channel().channel();
            if (sample.quality() == Quality.BAD) {
                bad.put(channel, sample.reason());
            } else if (!bad.isEmpty()) {
                bad.remove(channel);
            }
        }
    }

    void planned(AssetPlan plan) {
        bad.keySet().removeIf(name -> !plan.channels().containsKey(name));
    }

    /** Keeps what the last write said, empty for nothing, and tells whether that is news. */
    boolean written(String problem) {
        boolean news = problem.isEmpty() != writeFailure.isEmpty();
        writeFailure = problem;
        return news;
    }

    /** Why the last reading failed as a whole; empty if it did not. */
    String failure() {
        return failure;
    }

    /** Why the last write failed; empty if it did not. */
    String writeFailure() {
        return writeFailure;
    }

    /** The BAD channels with their reasons. */
    SortedMap<String, String> bad() {
        return new TreeMap<>(bad);
    }
}
