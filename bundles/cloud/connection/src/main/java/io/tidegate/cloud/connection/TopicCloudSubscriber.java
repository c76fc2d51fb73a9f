// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import io.tidegate.lib.settings.Settings;
import java.util.Map;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Gives the messages of one topic of one endpoint to its listeners. */
@Component(
        immediate = true,
        name = SubscriberConfig.PID,
        configurationPid = SubscriberConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {CloudSubscriber.class, ConfigurableComponent.class, HealthCheck.class},
        property = {"cloud.connection.factory.pid=" + StackFactory.PID, "hc.name=Cloud subscriber"})
@Designate(ocd = SubscriberConfig.class, factory = true)
public final class TopicCloudSubscriber
        implements CloudSubscriber,
                ConfigurableComponent,
                CloudConnectionListener,
                CloudSubscriberListener,
                HealthCheck {

    private final Listeners<CloudConnectionListener> connectionListeners = new Listeners<>();
    private final Listeners<CloudSubscriberListener> subscriberListeners = new Listeners<>();
    private final EndpointChoice endpoints = new EndpointChoice(this::attach, this::detach);
    private volatile SubscriberSettings settings;

    @Activate
    public TopicCloudSubscriber(Map<String, Object> properties) {
        settings = SubscriberSettings.of(Settings.of(properties));
        endpoints.want(settings.endpoint());
    }

    @Modified
    void modified(Map<String, Object> properties) {
        endpoints.want(null);
        settings = SubscriberSettings.of(Settings.of(properties));
        endpoints.want(settings.endpoint());
    }

    @Deactivate
    void stop() {
        endpoints.want(null);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindEndpoint(CloudEndpoint endpoint, Map<String, Object> properties) {
        endpoints.add(endpoint, properties);
    }

    void unbindEndpoint(CloudEndpoint endpoint) {
        endpoints.remove(endpoint);
    }

    @Override
    public void registerCloudSubscriberListener(CloudSubscriberListener listener) {
        subscriberListeners.add(listener);
    }

    @Override
    public void unregisterCloudSubscriberListener(CloudSubscriberListener listener) {
        subscriberListeners.remove(listener);
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
    public void onMessageArrived(KuraMessage message) {
        subscriberListeners.each(listener -> listener.onMessageArrived(message));
    }

    @Override
    public void onConnectionEstablished() {
        connectionListeners.each(CloudConnectionListener::onConnectionEstablished);
    }

    @Override
    public void onConnectionLost() {
        connectionListeners.each(CloudConnectionListener::onConnectionLost);
    }

    @Override
    public void onDisconnected() {
        connectionListeners.each(CloudConnectionListener::onDisconnected);
    }

    @Override
    public Result execute() {
        SubscriberSettings current = settings;
        return endpoints.current() == null
                ? new Result(
                        Result.Status.WARN,
                        current.pid() + ": cloud.endpoint.service.pid = '" + current.endpoint()
                                + "': there is no such endpoint now")
                : new Result(Result.Status.OK, current.pid() + ": has its endpoint");
    }

    private void attach(CloudEndpoint endpoint) {
        endpoint.registerSubscriber(settings.address(), this);
        if (endpoint instanceof CloudConnectionManager manager) {
            manager.registerCloudConnectionListener(this);
        }
    }

    private void detach(CloudEndpoint endpoint) {
        endpoint.unregisterSubscriber(this);
        if (endpoint instanceof CloudConnectionManager manager) {
            manager.unregisterCloudConnectionListener(this);
        }
    }
}
