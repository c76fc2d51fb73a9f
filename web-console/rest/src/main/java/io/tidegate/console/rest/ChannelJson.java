// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import io.tidegate.api.samples.Sample;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;

/** How channels, values and samples look in JSON. */
final class ChannelJson {

    private ChannelJson() {}

    static Json.Body channels(Collection<ChannelInfo> channels, Values values) {
        return json -> {
            json.writeStartObject();
            channels(json, channels, values);
            json.writeEndObject();
        };
    }

    /** The member {@code channels}. */
    static void channels(JsonGenerator json, Collection<ChannelInfo> channels, Values values) throws IOException {
        Map<ChannelId, LatestValue> latest = values.byChannel();
        String absent = reason(values);
        Json.array(
                json, "channels", channels, (out, channel) -> channel(out, channel, latest.get(channel.id()), absent));
    }

    /** @param absent why there is no value, if there is none */
    static void channel(JsonGenerator json, ChannelInfo channel, LatestValue latest, String absent) throws IOException {
        json.writeStartObject();
        id(json, channel.id());
        json.writeStringField("type", channel.type().name());
        json.writeStringField("access", channel.access().name());
        json.writeStringField("unit", channel.unit());
        json.writeStringField("driver", channel.driver());
        json.writeBooleanField("enabled", channel.enabled());
        value(json, latest, absent);
        json.writeEndObject();
    }

    /** A channel's name and value, as an element of a values event. */
    static void valueOf(JsonGenerator json, ChannelId channel, LatestValue latest, String absent) throws IOException {
        json.writeStartObject();
        id(json, channel);
        value(json, latest, absent);
        json.writeEndObject();
    }

    static String reason(Values values) {
        return values.present() ? "" : Values.ABSENT;
    }

    /** The members of a value. */
    static void value(JsonGenerator json, LatestValue latest, String absent) throws IOException {
        if (latest == null) {
            none(json, absent);
            return;
        }
        Sample sample = latest.sample();
        typed(json, "value", sample.value());
        json.writeStringField("quality", latest.quality().name());
        json.writeStringField("reason", reason(latest));
        typed(
                json,
                "lastValue",
                latest.valued() == null ? null : latest.valued().value());
        json.writeNumberField("sourceTime", sample.sourceTime().toEpochMilli());
        json.writeNumberField("arrivalTime", sample.arrivalTime().toEpochMilli());
        json.writeNumberField("age", latest.age().toMillis());
        json.writeNumberField("staleAfter", sample.staleAfter().toMillis());
    }

    static void sample(JsonGenerator json, Sample sample) throws IOException {
        json.writeStartObject();
        json.writeNumberField("time", sample.arrivalTime().toEpochMilli());
        typed(json, "value", sample.value());
        json.writeStringField("quality", sample.quality().name());
        json.writeStringField("reason", sample.reason());
        json.writeEndObject();
    }

    static void id(JsonGenerator json, ChannelId id) throws IOException {
        json.writeStringField("asset", id.asset());
        json.writeStringField("channel", id.channel());
    }

    static void typed(JsonGenerator json, String name, TypedValue<?> value) throws IOException {
        json.writeFieldName(name);
        TypedJson.write(json, value);
    }

    private static String reason(LatestValue latest) {
        Sample sample = latest.sample();
        return switch (latest.quality()) {
            case STALE -> "no new value for more than " + sample.staleAfter().toMillis() + " ms";
            case GOOD, UNCERTAIN, BAD -> sample.reason();
        };
    }

    private static void none(JsonGenerator json, String reason) throws IOException {
        json.writeNullField("value");
        json.writeStringField("quality", Tally.NONE);
        json.writeStringField("reason", reason);
        json.writeNullField("lastValue");
        json.writeNullField("sourceTime");
        json.writeNullField("arrivalTime");
        json.writeNullField("age");
        json.writeNumberField("staleAfter", 0);
    }
}
