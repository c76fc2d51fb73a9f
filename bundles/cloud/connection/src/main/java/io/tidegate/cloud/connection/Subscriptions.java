// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.data.DataService;
import org.eclipse.kura.message.KuraPayload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants which messages. The subscriptions themselves are made again with each connection. */
final class Subscriptions {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    private final Uplink uplink;
    private final List<Subscription> all = new CopyOnWriteArrayList<>();
    private volatile String requestTopic;

    Subscriptions(Uplink uplink) {
        this.uplink = uplink;
    }

    void add(Map<String, Object> properties, CloudSubscriberListener listener) {
        String appId = MessageKeys.text(properties, MessageKeys.APP_ID);
        String topic = MessageKeys.text(properties, MessageKeys.APP_TOPIC);
        Subscription added = new Subscription(
                appId.isEmpty() ? topic : appId + "/" + topic,
                MessageKeys.number(properties, MessageKeys.QOS, 1),
                MessageKeys.flag(properties, MessageKeys.CONTROL),
                listener);
        all.add(added);
        if (uplink.isConnected()) {
            subscribe(topic(added), added.qos());
        }
    }

    void remove(CloudSubscriberListener listener) {
        List<Subscription> gone = all.stream()
                .filter(subscription -> subscription.listener() == listener)
                .toList();
        all.removeAll(gone);
        gone.forEach(subscription -> unsubscribe(topic(subscription)));
    }

    /** Makes all subscriptions, and ends that to requests if it is not wanted any more. */
    void subscribeAll() {
        String before = requestTopic;
        String now =
                uplink.settings().defaultSubscriptions() ? uplink.topic(true, AppTopic.CLIENT_TOKEN, "#", "") : null;
        requestTopic = now;
        if (before != null && !before.equals(now)) {
            unsubscribe(before);
        }
        if (now != null) {
            subscribe(now, 1);
        }
        all.forEach(subscription -> subscribe(topic(subscription), subscription.qos()));
    }

    /** Gives the message to all that want it; false if nobody does. */
    boolean dispatch(String full, AppTopic topic, KuraPayload payload, int qos, boolean retained) {
        boolean wanted = false;
        List<String> levels = Topics.levels(full);
        for (Subscription subscription : all) {
            if (subscription.control() == topic.control() && subscription.matches(levels)) {
                wanted = true;
                Map<String, Object> properties = new HashMap<>();
                properties.put(MessageKeys.FULL_TOPIC, full);
                properties.put(MessageKeys.QOS, qos);
                properties.put(MessageKeys.RETAIN, retained);
                properties.put(MessageKeys.DEVICE, topic.device());
                properties.put(MessageKeys.ARRIVED_TOPIC, topic.topic());
                deliver(subscription, new KuraMessage(payload, properties));
            }
        }
        return wanted;
    }

    private void deliver(Subscription subscription, KuraMessage message) {
        try {
            subscription.listener().onMessageArrived(message);
        } catch (RuntimeException e) {
            LOG.warn("{}: subscriber of {} failed", uplink.settings().pid(), subscription.filter(), e);
        }
    }

    private String topic(Subscription subscription) {
        return uplink.topic(subscription.control(), AppTopic.CLIENT_TOKEN, subscription.filter(), "");
    }

    private void subscribe(String topic, int qos) {
        try {
            uplink.require().subscribe(topic, qos);
        } catch (KuraException e) {
            LOG.warn("{}: can't subscribe to {}: {}", uplink.settings().pid(), topic, e.getMessage());
        }
    }

    private void unsubscribe(String topic) {
        DataService data = uplink.data();
        boolean used = all.stream().anyMatch(other -> topic(other).equals(topic));
        if (used || data == null || !data.isConnected()) {
            return;
        }
        try {
            data.unsubscribe(topic);
        } catch (KuraException e) {
            LOG.debug("{}: can't unsubscribe from {}", uplink.settings().pid(), topic, e);
        }
    }

    /** @param filter application id and topic, after account and client id */
    record Subscription(String filter, int qos, boolean control, CloudSubscriberListener listener) {

        /** Account and client id are two levels, or one when the account name is empty. */
        boolean matches(List<String> topic) {
            List<String> levels = Topics.levels(filter);
            int first = control ? 1 : 0;
            return Topics.matches(levels, topic, first + 2) || Topics.matches(levels, topic, first + 1);
        }
    }
}
