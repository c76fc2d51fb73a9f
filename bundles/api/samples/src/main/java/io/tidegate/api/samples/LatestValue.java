// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.samples;

import java.time.Duration;
import java.util.Objects;

/**
 * The newest sample of a channel, as somebody sees it who looks now. Immutable, thread-safe.
 *
 * @param sample the newest sample, whatever its quality
 * @param valued the newest sample that had a value: the same one unless it is BAD; null if there never was a value
 * @param age the time since the newest sample arrived, by a monotonic clock; not negative
 */
public record LatestValue(Sample sample, Sample valued, Duration age) {

    public LatestValue {
        Objects.requireNonNull(sample, "sample");
        if (age.isNegative()) {
            throw new IllegalArgumentException(sample.channel() + ": age is negative: " + age);
        }
        if (valued == null ? sample.value() != null : valued.value() == null) {
            throw new IllegalArgumentException(sample.channel() + ": the newest value and the newest sample disagree");
        }
    }

    public ChannelId channel() {
        return sample.channel();
    }

    /** The quality at this age: STALE where the sample has outlived its limit. */
    public Quality quality() {
        return sample.qualityAt(age);
    }
}
