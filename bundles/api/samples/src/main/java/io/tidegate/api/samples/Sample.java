// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.samples;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.kura.type.TypedValue;

/**
 * One value of one channel at one time, or the reason why there is none. Immutable (the bytes of a byte array value are
 * shared and must not be changed), thread-safe.
 *
 * @param channel whose value it is
 * @param value the value in the channel's unit, scale and offset applied; null if and only if the quality is BAD
 * @param quality GOOD, UNCERTAIN or BAD; never STALE
 * @param reason why the quality is not GOOD, one line for an operator; empty if it is GOOD, else not blank
 * @param sourceTime when the value was taken, by the clock of whoever took it: the device if it tells, else the driver; UTC
 * @param arrivalTime when the gateway had the value, by its own clock; UTC
 * @param staleAfter the age from which on the value counts as STALE; zero if it never does
 */
public record Sample(
        ChannelId channel,
        TypedValue<?> value,
        Quality quality,
        String reason,
        Instant sourceTime,
        Instant arrivalTime,
        Duration staleAfter) {

    public Sample {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(sourceTime, "sourceTime");
        Objects.requireNonNull(arrivalTime, "arrivalTime");
        if (quality == Quality.STALE || (quality == Quality.BAD) != (value == null)) {
            throw new IllegalArgumentException(
                    channel + ": a sample is BAD without or GOOD or UNCERTAIN with a value, not " + quality
                            + (value == null ? " without" : " with"));
        }
        if ((quality == Quality.GOOD) != reason.isBlank()) {
            throw new IllegalArgumentException(channel + ": " + quality + " with the reason '" + reason + "'");
        }
        if (staleAfter.isNegative()) {
            throw new IllegalArgumentException(channel + ": staleAfter is negative: " + staleAfter);
        }
    }

    /** A value that nothing is known against. */
    public static Sample good(
            ChannelId channel, TypedValue<?> value, Instant sourceTime, Instant arrivalTime, Duration staleAfter) {
        return new Sample(channel, value, Quality.GOOD, "", sourceTime, arrivalTime, staleAfter);
    }

    /** No value, with the reason. It is BAD until another sample says otherwise, so it does not become STALE. */
    public static Sample bad(ChannelId channel, String reason, Instant sourceTime, Instant arrivalTime) {
        return new Sample(channel, null, Quality.BAD, reason, sourceTime, arrivalTime, Duration.ZERO);
    }

    /**
     * The quality as somebody sees it who looks at the sample now.
     *
     * @param age the time since the sample arrived, by a monotonic clock: wall clocks jump
     * @return STALE if a GOOD or UNCERTAIN value is older than its limit, else the sample's own quality
     */
    public Quality qualityAt(Duration age) {
        boolean ages = quality != Quality.BAD && !staleAfter.isZero();
        return ages && age.compareTo(staleAfter) > 0 ? Quality.STALE : quality;
    }
}
