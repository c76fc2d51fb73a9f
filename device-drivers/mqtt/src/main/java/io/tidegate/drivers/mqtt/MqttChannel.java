// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import com.fasterxml.jackson.core.JsonPointer;
import io.tidegate.lib.settings.Settings;
import java.time.Duration;
import java.util.Arrays;
import org.eclipse.kura.type.DataType;

/**
 * Where a channel's messages come from and how they are read.
 *
 * @param topic where its values are published
 * @param pointer to the value in a JSON payload; empty for the whole
 * @param timePointer to the time in a JSON payload; null if the time of arrival counts
 * @param maxAge of a message that is read; zero for any
 * @param writeTopic empty if it can't be written
 */
record MqttChannel(
        TopicFilter topic,
        Format format,
        JsonPointer pointer,
        JsonPointer timePointer,
        int qos,
        Duration maxAge,
        String writeTopic,
        int writeQos,
        boolean retained) {

    static final String TOPIC = "topic";
    static final String FORMAT = "format";
    static final String POINTER = "json.pointer";
    static final String TIME_POINTER = "time.pointer";
    static final String QOS = "qos";
    static final String MAX_AGE = "max.age.ms";
    static final String WRITE_TOPIC = "write.topic";
    static final String WRITE_QOS = "write.qos";
    static final String RETAINED = "write.retained";

    private static final Duration LONGEST_AGE = Duration.ofDays(365);

    /** @throws io.tidegate.lib.settings.SettingFault naming key, value and what is allowed */
    static MqttChannel of(Settings settings, DataType type) {
        String topic = settings.required(TOPIC);
        if (!TopicFilter.isValid(topic)) {
            throw settings.fault(TOPIC, topic, TopicFilter.ALLOWED);
        }
        TopicFilter filter = new TopicFilter(topic);
        Format format = settings.choice(FORMAT, Format.class, Format.NUMBER);
        if (!format.fits(type)) {
            throw settings.fault(FORMAT, format, formatsFor(type) + ", as the value type is " + type);
        }
        JsonPointer time = pointer(settings, TIME_POINTER, format);
        return new MqttChannel(
                filter,
                format,
                pointer(settings, POINTER, format),
                time.matches() ? null : time,
                settings.integer(QOS, 0, 0, 1),
                settings.millis(MAX_AGE, Duration.ZERO, Duration.ZERO, LONGEST_AGE),
                writeTopic(settings, filter),
                settings.integer(WRITE_QOS, 1, 0, 1),
                settings.flag(RETAINED, false));
    }

    private static String formatsFor(DataType type) {
        return Settings.oneOf(Arrays.stream(Format.values())
                .filter(format -> format.fits(type))
                .toList());
    }

    private static JsonPointer pointer(Settings settings, String key, Format format) {
        String text = settings.text(key, "").strip();
        if (!text.isEmpty() && format != Format.JSON) {
            throw settings.fault(key, text, "nothing, as " + FORMAT + " is " + format + ", not JSON");
        }
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw settings.fault(key, text, "a path such as /motor/speed or /values/0");
        }
    }

    private static String writeTopic(Settings settings, TopicFilter filter) {
        String topic = settings.text(WRITE_TOPIC, "").strip();
        if (topic.isEmpty()) {
            return filter.hasWildcards() ? "" : filter.text();
        }
        if (!TopicFilter.isValid(topic) || new TopicFilter(topic).hasWildcards()) {
            throw settings.fault(WRITE_TOPIC, topic, TopicFilter.ALLOWED_TOPIC);
        }
        return topic;
    }

    /** @throws io.tidegate.lib.settings.SettingFault if it can't be written */
    MqttChannel requireWritable(Settings settings) {
        if (writeTopic.isEmpty()) {
            throw settings.fault(WRITE_TOPIC, "", TopicFilter.ALLOWED_TOPIC + ", as " + TOPIC + " has + or #");
        }
        return this;
    }
}
