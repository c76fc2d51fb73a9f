// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.framework;

import io.tidegate.api.samples.Sample;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One reading of the counter, as it was taken and as it arrives: the time tells apart what a restarted driver counts again. */
record Reading(long millis, long number) {

    private static final Pattern NUMBER = Pattern.compile("\"n\":(\\d+)");
    private static final Pattern MILLIS = Pattern.compile("\"n_timestamp\":(\\d+)");

    static Reading of(Sample sample) {
        return new Reading(
                sample.sourceTime().toEpochMilli(), (Long) sample.value().getValue());
    }

    /** Empty for a message without a value, as a failed reading makes it. */
    static Optional<Reading> of(byte[] payload) {
        String json = new String(payload, StandardCharsets.UTF_8);
        Matcher number = NUMBER.matcher(json);
        Matcher millis = MILLIS.matcher(json);
        return number.find() && millis.find()
                ? Optional.of(new Reading(Long.parseLong(millis.group(1)), Long.parseLong(number.group(1))))
                : Optional.empty();
    }
}
