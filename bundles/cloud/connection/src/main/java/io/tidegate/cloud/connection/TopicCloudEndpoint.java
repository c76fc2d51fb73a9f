// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import io.tidegate.lib.settings.Settings;
import java.util.Map;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.data.DataService;
import org.eclipse.kura.data.listener.DataServiceListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** The cloud as publishers and subscribers see it: topics {@code account/client/appId/appTopic} over a data service. */
@Component(
        immediate = true,
        name = EndpointConfig.PID,
        configurationPid = EndpointConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {CloudEndpoint.class, CloudConnectionManager.class, ConfigurableComponent.class, HealthCheck.class},
        property = "hc.name=Cloud endpoint")
@Designate(ocd = EndpointConfig.class, factory = true)
public final class TopicCloudEndpoint
        implements CloudEndpoint, CloudConnectionManager, ConfigurableComponent, DataServiceListener, HealthCheck {

    private static final int DEFAULT_PRIORITY = 7;
    private static final String NO_DATA_SERVICE = "DataService.target names no data service that is there now";
    private static final long DISCONNECT_MILLIS = 2_000;

    private final String pid;
    private final SimpleJson json = new SimpleJson();
    private final Listeners<CloudConnectionListener> connectionListeners = new Listeners<>();
    private final Listeners<CloudDeliveryListener> deliveryListeners = new Listeners<>();
    private final Subscriptions subscriptions;
    private volatile EndpointSettings settings;
    private volatile DataService data;

    @Activate
    public TopicCloudEndpoint(Map<String, Object> properties) {
        Settings checked = Settings.of(properties);
        pid = checked.pid();
        settings = EndpointSettings.of(checked);
        subscriptions = new Subscriptions(pid, json);
    }

    @Modified
    void modified(Map<String, Object> properties) {
        settings = EndpointSettings.of(Settings.of(properties));
        DataService current = data;
        if (current != null) {
            subscriptions.subscribeAll(current, settings.controlPrefix());
        }
    }

    @Deactivate
    void stop() {
        DataService current = data;
        if (current != null) {
            current.removeDataServiceListener(this);
        }
    }

    @Reference(
            name = "DataService",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindData(DataService service) {
        data = service;
        service.addDataServiceListener(this);
        if (service.isConnected()) {
            onConnectionEstablished();
        }
    }

    void unbindData(DataService service) {
        service.removeDataServiceListener(this);
        if (data == service) {
            data = null;
        }
    }

    @Override
    public String publish(KuraMessage message) throws KuraException {
        DataService current = requireData();
        Map<String, Object> properties = message.getProperties();
        String topic = topicOf(properties);
        if (!Topics.canPublish(topic)) {
            throw new KuraException(
                    KuraErrorCode.INVALID_PARAMETER, pid + ": topic '" + topic + "' is not " + Topics.PUBLISH_RULE);
        }
        int id = current.publish(
                topic,
                json.encode(message.getPayload()),
                MessageKeys.number(properties, MessageKeys.QOS, 1),
                MessageKeys.flag(properties, MessageKeys.RETAIN),
                MessageKeys.number(properties, MessageKeys.PRIORITY, DEFAULT_PRIORITY));
        return String.valueOf(id);
    }

    @Override
    public void registerSubscriber(Map<String, Object> properties, CloudSubscriberListener listener) {
        Subscriptions.Subscription added = subscriptions.add(properties, listener);
        DataService current = data;
        if (current != null && current.isConnected()) {
            subscriptions.subscribe(current, added, settings.controlPrefix());
        }
    }

    @Override
    public void unregisterSubscriber(CloudSubscriberListener listener) {
        subscriptions.remove(listener, data, settings.controlPrefix());
    }

    @Override
    public void registerCloudDeliveryListener(CloudDeliveryListener listener) {
        deliveryListeners.add(listener);
    }

    @Override
    public void unregisterCloudDeliveryListener(CloudDeliveryListener listener) {
        deliveryListeners.remove(listener);
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
    public void connect() throws KuraConnectException {
        DataService current = data;
        if (current == null) {
            throw new KuraConnectException(pid + ": " + NO_DATA_SERVICE);
        }
        current.connect();
    }

    @Override
    public void disconnect() {
        DataService current = data;
        if (current != null) {
            current.disconnect(DISCONNECT_MILLIS);
        }
    }

    @Override
    public boolean isConnected() {
        DataService current = data;
        return current != null && current.isConnected();
    }

    @Override
    public void onConnectionEstablished() {
        DataService current = data;
        if (current != null) {
            subscriptions.subscribeAll(current, settings.controlPrefix());
        }
        connectionListeners.each(CloudConnectionListener::onConnectionEstablished);
    }

    @Override
    public void onConnectionLost(Throwable cause) {
        connectionListeners.each(CloudConnectionListener::onConnectionLost);
    }

    @Override
    public void onDisconnecting() {
        // Listeners of an endpoint hear of it when it is done.
    }

    @Override
    public void onDisconnected() {
        connectionListeners.each(CloudConnectionListener::onDisconnected);
    }

    @Override
    public void onMessageArrived(String topic, byte[] payload, int qos, boolean retained) {
        subscriptions.dispatch(topic, payload, qos, retained, settings.controlPrefix());
    }

    @Override
    public void onMessagePublished(int id, String topic) {
        // Only the acknowledgement counts.
    }

    @Override
    public void onMessageConfirmed(int id, String topic) {
        String text = String.valueOf(id);
        deliveryListeners.each(listener -> listener.onMessageConfirmed(text));
    }

    @Override
    public Result execute() {
        return data == null
                ? new Result(Result.Status.WARN, pid + ": " + NO_DATA_SERVICE)
                : new Result(Result.Status.OK, pid + ": has its data service");
    }

    private DataService requireData() throws KuraException {
        DataService current = data;
        if (current == null) {
            throw new KuraException(KuraErrorCode.SERVICE_UNAVAILABLE, pid + ": " + NO_DATA_SERVICE);
        }
        return current;
    }

    private String topicOf(Map<String, Object> properties) {
        String full = MessageKeys.text(properties, MessageKeys.FULL_TOPIC);
        if (!full.isBlank()) {
            return full;
        }
        String topic = Topics.ACCOUNT_AND_CLIENT
                + MessageKeys.text(properties, MessageKeys.APP_ID)
                + "/"
                + MessageKeys.text(properties, MessageKeys.APP_TOPIC);
        boolean control = MessageKeys.flag(properties, MessageKeys.CONTROL);
        return control ? settings.controlPrefix() + "/" + topic : topic;
    }
}
