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

    private final String pid;
    private final SimpleJson json;
    private final List<Subscription> all = new CopyOnWriteArrayList<>();

    Subscriptions(String pid, SimpleJson json) {
        this.pid = pid;
        this.json = json;
    }

    Subscription add(Map<String, Object> properties, CloudSubscriberListener listener) {
        String appId = MessageKeys.text(properties, MessageKeys.APP_ID);
        String topic = MessageKeys.text(properties, MessageKeys.APP_TOPIC);
        Subscription added = new Subscription(
                appId.isEmpty() ? topic : appId + "/" + topic,
                MessageKeys.number(properties, MessageKeys.QOS, 1),
                MessageKeys.flag(properties, MessageKeys.CONTROL),
                listener);
        all.add(added);
        return added;
    }

    void remove(CloudSubscriberListener listener, DataService data, String controlPrefix) {
        List<Subscription> gone = all.stream()
                .filter(subscription -> subscription.listener() == listener)
                .toList();
        all.removeAll(gone);
        gone.forEach(subscription -> unsubscribe(data, subscription.topic(controlPrefix), controlPrefix));
    }

    void subscribeAll(DataService data, String controlPrefix) {
        all.forEach(subscription -> subscribe(data, subscription, controlPrefix));
    }

    void subscribe(DataService data, Subscription subscription, String controlPrefix) {
        String topic = subscription.topic(controlPrefix);
        try {
            data.subscribe(topic, subscription.qos());
        } catch (KuraException e) {
            LOG.warn("{}: can't subscribe to {}: {}", pid, topic, e.getMessage());
        }
    }

    void dispatch(String topic, byte[] bytes, int qos, boolean retained, String controlPrefix) {
        List<String> levels = Topics.levels(topic);
        boolean control = levels.get(0).equals(controlPrefix);
        KuraPayload payload = null;
        for (Subscription subscription : all) {
            if (subscription.control() == control && subscription.matches(levels)) {
                payload = payload == null ? json.decode(bytes) : payload;
                Map<String, Object> properties = new HashMap<>();
                properties.put(MessageKeys.FULL_TOPIC, topic);
                properties.put(MessageKeys.QOS, qos);
                properties.put(MessageKeys.RETAIN, retained);
                deliver(subscription, new KuraMessage(payload, properties));
            }
        }
    }

    private void deliver(Subscription subscription, KuraMessage message) {
        try {
            subscription.listener().onMessageArrived(message);
        } catch (RuntimeException e) {
            LOG.warn("{}: subscriber of {} failed", pid, subscription.filter(), e);
        }
    }

    private void unsubscribe(DataService data, String topic, String controlPrefix) {
        boolean used = all.stream().anyMatch(other -> other.topic(controlPrefix).equals(topic));
        if (used || data == null || !data.isConnected()) {
            return;
        }
        try {
            data.unsubscribe(topic);
        } catch (KuraException e) {
            LOG.debug("{}: can't unsubscribe from {}", pid, topic, e);
        }
    }

    /** @param filter application id and topic, after account and client id */
    record Subscription(String filter, int qos, boolean control, CloudSubscriberListener listener) {

        String topic(String controlPrefix) {
            String topic = Topics.ACCOUNT_AND_CLIENT + filter;
            return control ? controlPrefix + "/" + topic : topic;
        }

        /** Account and client id are two levels, or one when the account name is empty. */
        boolean matches(List<String> topic) {
            List<String> levels = Topics.levels(filter);
            int first = control ? 1 : 0;
            return Topics.matches(levels, topic, first + 2) || Topics.matches(levels, topic, first + 1);
        }
    }
}
