// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Which topics are meant: one, or with {@code +} for a level and {@code #} for all levels below, many. */
record TopicFilter(String text) {

    private static final int LONGEST = 0xFFFF;
    private static final Pattern LEVELS = Pattern.compile("(?:\\+|[^+#/]*)(?:/(?:\\+|[^+#/]*))*(?:/#)?|#");

    /** What a filter must be, as words; whether a text is one says {@link #isValid}. */
    static final String ALLOWED = "a topic of at most 65535 bytes, + alone in a level, # alone in the last one";

    /** What a topic must be that is written to. */
    static final String ALLOWED_TOPIC = "a topic of at most 65535 bytes without + and #";

    static boolean isValid(String text) {
        return !text.isEmpty()
                && text.indexOf('\0') < 0
                && !text.startsWith("$share/")
                && LEVELS.matcher(text).matches()
                && text.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }

    boolean hasWildcards() {
        return text.indexOf('+') >= 0 || text.indexOf('#') >= 0;
    }

    boolean matches(String topic) {
        if (topic.startsWith("$") && (text.startsWith("+") || text.startsWith("#"))) {
            return false;
        }
        int at = 0;
        int topicAt = 0;
        while (true) {
            int end = levelEnd(text, at);
            int topicEnd = levelEnd(topic, topicAt);
            if (text.startsWith("#", at)) {
                return true;
            }
            boolean any = text.startsWith("+", at);
            if (!any && (end - at != topicEnd - topicAt || !text.startsWith(topic.substring(topicAt, topicEnd), at))) {
                return false;
            }
            if (topicEnd == topic.length()) {
                // What is below a topic is the topic as well.
                return end == text.length() || text.substring(end).equals("/#");
            }
            if (end == text.length()) {
                return false;
            }
            at = end + 1;
            topicAt = topicEnd + 1;
        }
    }

    private static int levelEnd(String text, int from) {
        int end = text.indexOf('/', from);
        return end < 0 ? text.length() : end;
    }

    @Override
    public String toString() {
        return text;
    }
}
