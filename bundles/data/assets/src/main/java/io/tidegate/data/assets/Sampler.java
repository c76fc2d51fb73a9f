// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.api.samples.Quality;
import io.tidegate.api.samples.Sample;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.type.TypedValue;

/** Turns the records of one reading into samples: status into quality, scale and offset applied. */
final class Sampler {

    private final Instant arrival;
    private final Duration staleAfter;
    // The channels of a reading mostly carry the same time.
    private Instant source;
    private long sourceMillis;

    Sampler(Instant arrival, Duration staleAfter) {
        this.arrival = arrival;
        this.staleAfter = staleAfter;
        this.source = arrival;
        this.sourceMillis = arrival.toEpochMilli();
    }

    Sample sample(AssetChannel channel, ChannelRecord record) {
        Instant time = time(record.getTimestamp());
        ChannelStatus status = record.getChannelStatus();
        if (status == null) {
            return bad(channel, "the driver gave no status", time);
        }
        if (status.getChannelFlag() != ChannelFlag.SUCCESS) {
            return bad(channel, Reasons.of(status), time);
        }
        TypedValue<?> raw = record.getValue();
        if (raw == null) {
            return bad(channel, "the driver gave no value", time);
        }
        try {
            TypedValue<?> value = channel.scaling().apply(raw);
            String doubt = status.getExceptionMessage();
            return doubt == null || doubt.isBlank()
                    ? new Sample(channel.id(), value, Quality.GOOD, "", time, arrival, staleAfter)
                    : new Sample(channel.id(), value, Quality.UNCERTAIN, doubt, time, arrival, staleAfter);
        } catch (ArithmeticException e) {
            return bad(channel, e.getMessage(), time);
        }
    }

    Sample bad(AssetChannel channel, String reason) {
        return bad(channel, reason, arrival);
    }

    private Sample bad(AssetChannel channel, String reason, Instant time) {
        return Sample.bad(channel.id(), reason, time, arrival);
    }

    private Instant time(long millis) {
        if (millis <= 0) {
            return arrival;
        }
        if (millis != sourceMillis) {
            sourceMillis = millis;
            source = Instant.ofEpochMilli(millis);
        }
        return source;
    }
}
