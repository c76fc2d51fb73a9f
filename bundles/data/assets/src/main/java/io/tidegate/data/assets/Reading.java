// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.api.samples.Quality;
import io.tidegate.api.samples.Sample;
import java.time.Instant;
import java.util.List;

/**
 * What one reading or event brought: a sample for each of the channels, in the same order.
 *
 * @param failure why the reading failed as a whole; null if it did not
 */
record Reading(List<AssetChannel> channels, List<Sample> samples, Instant arrival, String failure) {

    int bad() {
        int bad = 0;
        for (Sample sample : samples) {
            if (sample.quality() == Quality.BAD) {
                bad++;
            }
        }
        return bad;
    }

    /** The first BAD channel with its reason, for a line to an operator; empty if there is none. */
    String firstBad() {
        for (Sample sample : samples) {
            if (sample.quality() == Quality.BAD) {
                return sample.channel().channel() + ": " + sample.reason();
            }
        }
        return "";
    }
}
