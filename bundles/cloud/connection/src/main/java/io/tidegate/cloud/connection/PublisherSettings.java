// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import io.tidegate.lib.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.type.TypedValue;

/** The configuration of a publisher. */
record PublisherSettings(
        String pid,
        String endpoint,
        String appId,
        String topic,
        int qos,
        boolean retain,
        boolean control,
        int priority) {

    static final String APP_ID = "W1";
    static final String APP_TOPIC = "A1/$assetName";
    static final int PRIORITY = 7;

    private static final int LOWEST_PRIORITY = 32_767;
    private static final Pattern PROPERTY = Pattern.compile("\\$([^\\s/$]+)");

    enum MessageType {
        DATA,
        CONTROL
    }

    static PublisherSettings of(Settings settings) {
        String appId = settings.text("appId", APP_ID).strip();
        if (!Topics.canPublish(appId)) {
            throw settings.fault("appId", appId, Topics.PUBLISH_RULE);
        }
        String topic = settings.text("app.topic", APP_TOPIC).strip();
        if (!Topics.canPublish(topic)) {
            throw settings.fault("app.topic", topic, Topics.PUBLISH_RULE);
        }
        return new PublisherSettings(
                settings.pid(),
                settings.text("cloud.endpoint.service.pid", EndpointConfig.PID),
                appId,
                topic,
                settings.integer("qos", 1, 0, 2),
                settings.flag("retain", false),
                settings.choice("message.type", MessageType.class, MessageType.DATA) == MessageType.CONTROL,
                settings.integer("priority", PRIORITY, 0, LOWEST_PRIORITY));
    }

    /** What the endpoint needs to know to publish a message with these properties. */
    Map<String, Object> address(Map<String, Object> messageProperties) throws KuraException {
        Map<String, Object> address = new HashMap<>();
        address.put(MessageKeys.APP_ID, appId);
        address.put(MessageKeys.APP_TOPIC, topicFor(messageProperties));
        address.put(MessageKeys.QOS, qos);
        address.put(MessageKeys.RETAIN, retain);
        address.put(MessageKeys.CONTROL, control);
        address.put(MessageKeys.PRIORITY, priority);
        return address;
    }

    private String topicFor(Map<String, Object> messageProperties) throws KuraException {
        if (topic.indexOf('$') < 0) {
            return topic;
        }
        Matcher matcher = PROPERTY.matcher(topic);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            Object value = messageProperties.get(matcher.group(1));
            if (value == null) {
                throw new KuraException(
                        KuraErrorCode.INVALID_PARAMETER,
                        pid + ": app.topic = '" + topic + "': the message has no property " + matcher.group(1));
            }
            Object plain = value instanceof TypedValue<?> typed ? typed.getValue() : value;
            matcher.appendReplacement(text, Matcher.quoteReplacement(String.valueOf(plain)));
        }
        return matcher.appendTail(text).toString();
    }
}
