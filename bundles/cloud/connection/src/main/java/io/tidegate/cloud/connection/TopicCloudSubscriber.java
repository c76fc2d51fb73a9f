// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import io.tidegate.lib.settings.Settings;
import java.util.Map;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
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
        implements CloudSubscriber, ConfigurableComponent, CloudSubscriberListener, HealthCheck {

    private final Listeners<CloudSubscriberListener> subscriberListeners = new Listeners<>();
    private final EndpointLink link = new EndpointLink(
            endpoint -> endpoint.registerSubscriber(address(), this), endpoint -> endpoint.unregisterSubscriber(this));
    private volatile SubscriberSettings settings;

    @Activate
    public TopicCloudSubscriber(Map<String, Object> properties) {
        settings = SubscriberSettings.of(Settings.of(properties));
        link.want(settings.endpoint());
    }

    @Modified
    void modified(Map<String, Object> properties) {
        link.want(null);
        settings = SubscriberSettings.of(Settings.of(properties));
        link.want(settings.endpoint());
    }

    @Deactivate
    void stop() {
        link.want(null);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindEndpoint(CloudEndpoint endpoint, Map<String, Object> properties) {
        link.add(endpoint, properties);
    }

    void unbindEndpoint(CloudEndpoint endpoint) {
        link.remove(endpoint);
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
        link.listeners().add(listener);
    }

    @Override
    public void unregisterCloudConnectionListener(CloudConnectionListener listener) {
        link.listeners().remove(listener);
    }

    @Override
    public void onMessageArrived(KuraMessage message) {
        subscriberListeners.each(listener -> listener.onMessageArrived(message));
    }

    @Override
    public Result execute() {
        return link.health(settings.pid(), settings.endpoint());
    }

    private Map<String, Object> address() {
        return settings.address();
    }
}
