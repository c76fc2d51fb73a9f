// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloud.CloudClient;
import org.eclipse.kura.cloud.CloudClientListener;
import org.eclipse.kura.message.KuraPayload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An application's view of the cloud in the API before Kura 4. What it subscribed to is restored with each connection. */
@SuppressWarnings("deprecation")
final class AppClient implements CloudClient {

    private static final Logger LOG = LoggerFactory.getLogger(AppClient.class);
    private static final int DEFAULT_PRIORITY = 5;
    private static final String OWN = AppTopic.CLIENT_TOKEN;

    private final String appId;
    private final Uplink uplink;
    private final Consumer<AppClient> released;
    private final Listeners<CloudClientListener> listeners = new Listeners<>();
    private final Map<String, Integer> subscriptions = new ConcurrentHashMap<>();

    AppClient(String appId, Uplink uplink, Consumer<AppClient> released) {
        this.appId = appId;
        this.uplink = uplink;
        this.released = released;
    }

    Listeners<CloudClientListener> listeners() {
        return listeners;
    }

    void subscribeAgain() {
        subscriptions.forEach((topic, qos) -> {
            try {
                uplink.require().subscribe(topic, qos);
            } catch (KuraException e) {
                LOG.warn(
                        "{}: can't subscribe to {} again: {}", uplink.settings().pid(), topic, e.getMessage());
            }
        });
    }

    @Override
    public String getApplicationId() {
        return appId;
    }

    @Override
    public void release() {
        subscriptions.clear();
        released.accept(this);
    }

    @Override
    public void addCloudClientListener(CloudClientListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeCloudClientListener(CloudClientListener listener) {
        listeners.remove(listener);
    }

    @Override
    public boolean isConnected() {
        return uplink.isConnected();
    }

    @Override
    public int publish(String topic, KuraPayload payload, int qos, boolean retain) throws KuraException {
        return publish(OWN, topic, payload, qos, retain, DEFAULT_PRIORITY);
    }

    @Override
    public int publish(String device, String topic, KuraPayload payload, int qos, boolean retain) throws KuraException {
        return publish(device, topic, payload, qos, retain, DEFAULT_PRIORITY);
    }

    @Override
    public int publish(String topic, KuraPayload payload, int qos, boolean retain, int priority) throws KuraException {
        return publish(OWN, topic, payload, qos, retain, priority);
    }

    @Override
    public int publish(String device, String topic, KuraPayload payload, int qos, boolean retain, int priority)
            throws KuraException {
        return uplink.publish(uplink.topic(false, device, appId, topic), payload, qos, retain, priority);
    }

    @Override
    public int publish(String topic, byte[] payload, int qos, boolean retain, int priority) throws KuraException {
        return publish(OWN, topic, payload, qos, retain, priority);
    }

    @Override
    public int publish(String device, String topic, byte[] payload, int qos, boolean retain, int priority)
            throws KuraException {
        return uplink.publish(uplink.topic(false, device, appId, topic), payload, qos, retain, priority);
    }

    @Override
    public int controlPublish(String topic, KuraPayload payload, int qos, boolean retain, int priority)
            throws KuraException {
        return controlPublish(OWN, topic, payload, qos, retain, priority);
    }

    @Override
    public int controlPublish(String device, String topic, KuraPayload payload, int qos, boolean retain, int priority)
            throws KuraException {
        return uplink.publish(uplink.topic(true, device, appId, topic), payload, qos, retain, priority);
    }

    @Override
    public int controlPublish(String device, String topic, byte[] payload, int qos, boolean retain, int priority)
            throws KuraException {
        return uplink.publish(uplink.topic(true, device, appId, topic), payload, qos, retain, priority);
    }

    @Override
    public void subscribe(String topic, int qos) throws KuraException {
        subscribe(OWN, topic, qos);
    }

    @Override
    public void subscribe(String device, String topic, int qos) throws KuraException {
        add(uplink.topic(false, device, appId, topic), qos);
    }

    @Override
    public void controlSubscribe(String topic, int qos) throws KuraException {
        controlSubscribe(OWN, topic, qos);
    }

    @Override
    public void controlSubscribe(String device, String topic, int qos) throws KuraException {
        add(uplink.topic(true, device, appId, topic), qos);
    }

    @Override
    public void unsubscribe(String topic) throws KuraException {
        unsubscribe(OWN, topic);
    }

    @Override
    public void unsubscribe(String device, String topic) throws KuraException {
        remove(uplink.topic(false, device, appId, topic));
    }

    @Override
    public void controlUnsubscribe(String topic) throws KuraException {
        controlUnsubscribe(OWN, topic);
    }

    @Override
    public void controlUnsubscribe(String device, String topic) throws KuraException {
        remove(uplink.topic(true, device, appId, topic));
    }

    @Override
    public List<Integer> getUnpublishedMessageIds() throws KuraException {
        return uplink.require().getUnpublishedMessageIds(ownTopics());
    }

    @Override
    public List<Integer> getInFlightMessageIds() throws KuraException {
        return uplink.require().getInFlightMessageIds(ownTopics());
    }

    @Override
    public List<Integer> getDroppedInFlightMessageIds() throws KuraException {
        return uplink.require().getDroppedInFlightMessageIds(ownTopics());
    }

    private void add(String topic, int qos) throws KuraException {
        uplink.require().subscribe(topic, qos);
        subscriptions.put(topic, qos);
    }

    private void remove(String topic) throws KuraException {
        subscriptions.remove(topic);
        uplink.require().unsubscribe(topic);
    }

    private String ownTopics() {
        return "(" + Pattern.quote(uplink.settings().controlPrefix()) + "/)?" + Pattern.quote(AppTopic.ACCOUNT_TOKEN)
                + "/[^/]+/" + Pattern.quote(appId) + "(/.*)?";
    }
}
