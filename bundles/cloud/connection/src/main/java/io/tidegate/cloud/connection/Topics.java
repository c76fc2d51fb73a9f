// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rules of MQTT topics, and the tokens that the transport replaces. */
final class Topics {

    static final String PUBLISH_RULE = "a topic of 1 to 65535 bytes without + and #";
    static final String SUBSCRIBE_RULE = "a topic of 1 to 65535 bytes; + stands for one level, # for all that follow";

    private static final int MOST_BYTES = 65_535;

    private Topics() {}

    /** Whether messages may be published to it, tokens left out. */
    static boolean canPublish(String topic) {
        String plain = withoutTokens(topic);
        return isTopic(topic) && plain.indexOf('+') < 0 && plain.indexOf('#') < 0;
    }

    /** Whether it may be subscribed to, tokens left out. */
    static boolean canSubscribe(String topic) {
        if (!isTopic(topic)) {
            return false;
        }
        String[] levels = withoutTokens(topic).split("/", -1);
        for (int i = 0; i < levels.length; i++) {
            boolean wild = levels[i].indexOf('+') >= 0 || levels[i].indexOf('#') >= 0;
            if (wild && !levels[i].equals("+") && !(levels[i].equals("#") && i == levels.length - 1)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the levels of a topic from {@code start} on match the filter. */
    static boolean matches(List<String> filter, List<String> topic, int start) {
        int at = start;
        for (String level : filter) {
            if (level.equals("#")) {
                return true;
            }
            if (at >= topic.size() || !(level.equals("+") || level.equals(topic.get(at)))) {
                return false;
            }
            at++;
        }
        return at == topic.size();
    }

    static List<String> levels(String topic) {
        return List.of(topic.split("/", -1));
    }

    private static boolean isTopic(String topic) {
        return topic != null
                && !topic.isBlank()
                && topic.indexOf('\0') < 0
                && topic.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    private static String withoutTokens(String topic) {
        return topic == null ? "" : topic.replace("#account-name", "a").replace("#client-id", "c");
    }
}
