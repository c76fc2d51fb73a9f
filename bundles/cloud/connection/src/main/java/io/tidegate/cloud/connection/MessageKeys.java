// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.util.Map;

/** The properties by which publishers and subscribers tell an endpoint where a message belongs, as Kura names them. */
final class MessageKeys {

    static final String FULL_TOPIC = "FULL_TOPIC";
    static final String APP_ID = "APP_ID";
    static final String APP_TOPIC = "APP_TOPIC";
    static final String QOS = "QOS";
    static final String RETAIN = "RETAIN";
    static final String PRIORITY = "PRIORITY";
    static final String CONTROL = "CONTROL";

    /** Of a publisher or subscriber: the pid of its endpoint. */
    static final String ENDPOINT = "cloud.endpoint.service.pid";

    /** Ours, for a message to another device; not {@link #DEVICE}, which a message that is passed on still has. */
    static final String TO_DEVICE = "io.tidegate.cloud.to.device";

    /** Of a message that arrived: the device in its topic, and what follows the application id. */
    static final String DEVICE = "deviceId";

    static final String ARRIVED_TOPIC = "appTopic";

    private MessageKeys() {}

    static String text(Map<String, Object> properties, String key) {
        Object value = properties.get(key);
        return value == null ? "" : value.toString();
    }

    static int number(Map<String, Object> properties, String key, int fallback) {
        return properties.get(key) instanceof Number number ? number.intValue() : fallback;
    }

    static boolean flag(Map<String, Object> properties, String key) {
        return Boolean.TRUE.equals(properties.get(key));
    }
}
