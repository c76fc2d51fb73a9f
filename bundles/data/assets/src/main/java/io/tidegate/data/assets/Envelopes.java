// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.api.samples.Quality;
import io.tidegate.api.samples.Sample;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.kura.type.StringValue;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;

/** Turns readings into the wire records that Kura's wire asset emits. Called by one thread at a time. */
final class Envelopes {

    private static final String ASSET_NAME = "assetName";
    private static final String ASSET_TIMESTAMP = "assetTimestamp";
    private static final String ASSET_ERROR = "assetError";
    private static final StringValue NO_ERROR = TypedValues.newStringValue("");

    private final StringValue assetName;
    private final Map<String, TypedValue<?>> emitted = new HashMap<>();

    Envelopes(String assetName) {
        this.assetName = TypedValues.newStringValue(assetName);
    }

    /** What was emitted got lost, so that every value counts as changed again. */
    void forget() {
        emitted.clear();
    }

    /** The record to emit, or null if the options say that there is nothing to emit. */
    WireRecord record(Reading reading, EmitOptions options) {
        if (reading.failure() != null) {
            if (options.onChange()) {
                emitted.clear();
            }
            return options.errors() && options.connectionErrors() ? failure(reading, options) : null;
        }
        Map<String, TypedValue<?>> properties = start(3 * reading.samples().size() + 2);
        long oldest = Long.MAX_VALUE;
        long newest = Long.MIN_VALUE;
        boolean empty = true;
        for (int i = 0; i < reading.samples().size(); i++) {
            Sample sample = reading.samples().get(i);
            AssetChannel channel = reading.channels().get(i);
            if (options.onChange() && !changed(channel.name(), sample)) {
                continue;
            }
            long time = sample.sourceTime().toEpochMilli();
            oldest = Math.min(oldest, time);
            newest = Math.max(newest, time);
            empty &= sample.value() == null && !options.errors();
            put(properties, channel, sample, time, options);
        }
        if (empty && !options.emptyEnvelopes()) {
            return null;
        }
        switch (options.timestamps()) {
            case SINGLE_ASSET_GENERATED -> putTime(properties, reading.arrival().toEpochMilli());
            case SINGLE_DRIVER_GENERATED_MAX -> putTime(properties, newest);
            case SINGLE_DRIVER_GENERATED_MIN -> putTime(properties, oldest);
            case NO_TIMESTAMPS, PER_CHANNEL -> {}
        }
        return new WireRecord(properties);
    }

    private boolean changed(String name, Sample sample) {
        if (sample.quality() == Quality.BAD) {
            emitted.remove(name);
            return true;
        }
        return !sample.value().equals(emitted.put(name, sample.value()));
    }

    private static void put(
            Map<String, TypedValue<?>> properties,
            AssetChannel channel,
            Sample sample,
            long time,
            EmitOptions options) {
        if (sample.value() != null) {
            properties.put(channel.name(), sample.value());
        }
        if (options.timestamps() == TimestampMode.PER_CHANNEL) {
            properties.put(channel.timestampKey(), TypedValues.newLongValue(time));
        }
        if (options.errors()) {
            properties.put(
                    channel.errorKey(),
                    sample.quality() == Quality.BAD ? TypedValues.newStringValue(sample.reason()) : NO_ERROR);
        }
    }

    private WireRecord failure(Reading reading, EmitOptions options) {
        Map<String, TypedValue<?>> properties = start(3);
        properties.put(ASSET_ERROR, TypedValues.newStringValue(reading.failure()));
        if (options.timestamps() != TimestampMode.NO_TIMESTAMPS) {
            putTime(properties, reading.arrival().toEpochMilli());
        }
        return new WireRecord(properties);
    }

    private Map<String, TypedValue<?>> start(int size) {
        Map<String, TypedValue<?>> properties = new LinkedHashMap<>(size * 4 / 3 + 1);
        properties.put(ASSET_NAME, assetName);
        return properties;
    }

    private static void putTime(Map<String, TypedValue<?>> properties, long millis) {
        // No channel in the envelope, no time of the driver's.
        if (millis != Long.MAX_VALUE && millis != Long.MIN_VALUE) {
            properties.put(ASSET_TIMESTAMP, TypedValues.newLongValue(millis));
        }
    }
}
