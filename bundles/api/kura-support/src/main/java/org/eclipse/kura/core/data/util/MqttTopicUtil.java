// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.data.util;

import java.nio.charset.StandardCharsets;

/** Topics of MQTT and filters of them, by the rules of the protocol's version 3.1.1. */
public final class MqttTopicUtil {

    private static final int MAX_BYTES = 65_535;

    private MqttTopicUtil() {}

    /**
     * Checks a topic, or a filter.
     *
     * @param wildcardAllowed whether it is a filter: {@code +} may be a level, {@code #} the last one
     * @throws IllegalArgumentException if it is none
     */
    public static void validate(String topicString, boolean wildcardAllowed) {
        int length = topicString.getBytes(StandardCharsets.UTF_8).length;
        require(length > 0 && length <= MAX_BYTES, topicString, "1 to " + MAX_BYTES + " bytes are expected");
        require(topicString.indexOf('\0') < 0, topicString, "there is no character 0 in a topic");
        if (!wildcardAllowed) {
            require(
                    topicString.indexOf('#') < 0 && topicString.indexOf('+') < 0,
                    topicString,
                    "there are no wildcards in a topic");
            return;
        }
        String[] levels = levels(topicString);
        for (int i = 0; i < levels.length; i++) {
            boolean isLast = i == levels.length - 1;
            require(levels[i].indexOf('+') < 0 || levels[i].equals("+"), topicString, "+ is a level of its own");
            require(
                    levels[i].indexOf('#') < 0 || (levels[i].equals("#") && isLast),
                    topicString,
                    "# is a level of its own, and the last");
        }
    }

    /**
     * Whether a filter lets a topic through.
     *
     * @throws IllegalArgumentException if the filter or the topic is none
     */
    public static boolean isMatched(String topicFilter, String topicName) {
        validate(topicFilter, true);
        validate(topicName, false);
        String[] filter = levels(topicFilter);
        String[] topic = levels(topicName);
        for (int i = 0; i < filter.length; i++) {
            if (filter[i].equals("#")) {
                return true; // also of no level: "a/#" is for "a" too
            }
            if (i == topic.length || !(filter[i].equals("+") || filter[i].equals(topic[i]))) {
                return false;
            }
        }
        return filter.length == topic.length;
    }

    private static String[] levels(String topic) {
        return topic.split("/", -1);
    }

    private static void require(boolean isGood, String topic, String expected) {
        if (!isGood) {
            throw new IllegalArgumentException("topic '" + topic + "': " + expected);
        }
    }
}
