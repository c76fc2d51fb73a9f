// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidegate.api.samples.Quality;
import java.io.IOException;
import java.time.Clock;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.type.TypedValue;

/**
 * What a channel said right after it was written.
 *
 * @param value null if it could not be read
 * @param sourceTime epoch milliseconds by the device or driver
 */
record ReadBack(
        TypedValue<?> value, Quality quality, String reason, long sourceTime, long arrivalTime, long staleAfter) {

    /** The channel can't be read. */
    static final ReadBack NONE = new ReadBack(null, null, "", 0, 0, 0);

    static ReadBack of(ChannelRecord record, long staleAfter) {
        String refusal = Refusals.of(record);
        if (!refusal.isEmpty() || record.getValue() == null) {
            return bad(refusal.isEmpty() ? "the driver gave no value" : refusal);
        }
        ChannelStatus status = record.getChannelStatus();
        String doubt = status == null || status.getExceptionMessage() == null ? "" : status.getExceptionMessage();
        long now = Clock.systemUTC().millis();
        return new ReadBack(
                record.getValue(),
                doubt.isBlank() ? Quality.GOOD : Quality.UNCERTAIN,
                doubt.isBlank() ? "" : doubt,
                record.getTimestamp() > 0 ? record.getTimestamp() : now,
                now,
                staleAfter);
    }

    static ReadBack bad(String reason) {
        long now = Clock.systemUTC().millis();
        return new ReadBack(null, Quality.BAD, reason, now, now, 0);
    }

    /** A value as everywhere, or null. */
    void write(JsonGenerator json) throws IOException {
        if (quality == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        ChannelJson.typed(json, "value", value);
        json.writeStringField("quality", quality.name());
        json.writeStringField("reason", reason);
        ChannelJson.typed(json, "lastValue", value);
        json.writeNumberField("sourceTime", sourceTime);
        json.writeNumberField("arrivalTime", arrivalTime);
        json.writeNumberField("age", 0);
        json.writeNumberField("staleAfter", staleAfter);
        json.writeEndObject();
    }
}
