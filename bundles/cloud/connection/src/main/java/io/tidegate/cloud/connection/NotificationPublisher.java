// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudNotificationPublisher;

/** Tells a requester what comes after the reply: {@code prefix/account/requester/appId/NOTIFY/client-id/messageType}. */
final class NotificationPublisher implements CloudNotificationPublisher {

    static final String PID = "org.eclipse.kura.cloud.publisher.CloudNotificationPublisher";

    private static final String APP_ID = "appId";
    private static final String MESSAGE_TYPE = "messageType";
    private static final String REQUESTER = "requestorClientId";
    private static final Pattern PROPERTY = Pattern.compile("\\$([^\\s/$]+)");

    private final Uplink uplink;
    private final Listeners<CloudConnectionListener> connectionListeners;
    private final Listeners<CloudDeliveryListener> deliveryListeners;

    NotificationPublisher(
            Uplink uplink,
            Listeners<CloudConnectionListener> connectionListeners,
            Listeners<CloudDeliveryListener> deliveryListeners) {
        this.uplink = uplink;
        this.connectionListeners = connectionListeners;
        this.deliveryListeners = deliveryListeners;
    }

    /** Returns null: notifications are sent without acknowledgement. */
    @Override
    public String publish(KuraMessage message) throws KuraException {
        if (message == null) {
            throw new IllegalArgumentException("message is null");
        }
        Map<String, Object> properties = message.getProperties();
        String type = filled(required(properties, MESSAGE_TYPE), properties);
        String topic = uplink.topic(
                true,
                required(properties, REQUESTER),
                required(properties, APP_ID),
                "NOTIFY/" + AppTopic.CLIENT_TOKEN + "/" + type);
        uplink.publish(topic, message.getPayload(), 0, false, 1);
        return null;
    }

    @Override
    public void registerCloudConnectionListener(CloudConnectionListener listener) {
        connectionListeners.add(listener);
    }

    @Override
    public void unregisterCloudConnectionListener(CloudConnectionListener listener) {
        connectionListeners.remove(listener);
    }

    @Override
    public void registerCloudDeliveryListener(CloudDeliveryListener listener) {
        deliveryListeners.add(listener);
    }

    @Override
    public void unregisterCloudDeliveryListener(CloudDeliveryListener listener) {
        deliveryListeners.remove(listener);
    }

    private static String required(Map<String, Object> properties, String key) {
        String text = MessageKeys.text(properties, key);
        if (text.isBlank()) {
            throw new IllegalArgumentException("a notification needs the property " + key);
        }
        return text;
    }

    private static String filled(String type, Map<String, Object> properties) {
        Matcher matcher = PROPERTY.matcher(type);
        return matcher.replaceAll(found -> {
            Object value = properties.get(found.group(1));
            return Matcher.quoteReplacement(value == null ? found.group() : value.toString());
        });
    }
}
