// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import io.tidegate.lib.settings.Settings;
import java.util.Map;

/** The configuration of a subscriber. */
record SubscriberSettings(String pid, String endpoint, String appId, String topic, int qos, boolean control) {

    static final String APP_ID = "W1";
    static final String APP_TOPIC = "A1/#";

    static SubscriberSettings of(Settings settings) {
        String appId = settings.text("appId", APP_ID).strip();
        if (!Topics.canSubscribe(appId) || appId.endsWith("#")) {
            throw settings.fault("appId", appId, Topics.SUBSCRIBE_RULE + ", # not here");
        }
        String topic = settings.text("app.topic", APP_TOPIC).strip();
        if (!Topics.canSubscribe(topic)) {
            throw settings.fault("app.topic", topic, Topics.SUBSCRIBE_RULE);
        }
        return new SubscriberSettings(
                settings.pid(),
                settings.text("cloud.endpoint.service.pid", EndpointConfig.PID),
                appId,
                topic,
                settings.integer("qos", 1, 0, 2),
                settings.choice("message.type", PublisherSettings.MessageType.class, PublisherSettings.MessageType.DATA)
                        == PublisherSettings.MessageType.CONTROL);
    }

    /** What the endpoint needs to know to subscribe. */
    Map<String, Object> address() {
        return Map.of(
                MessageKeys.APP_ID, appId,
                MessageKeys.APP_TOPIC, topic,
                MessageKeys.QOS, qos,
                MessageKeys.CONTROL, control);
    }
}
