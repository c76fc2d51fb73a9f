// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import io.tidegate.lib.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
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

/** Publishes to one topic of one endpoint; the id it returns is that of the stored message. */
@Component(
        immediate = true,
        name = PublisherConfig.PID,
        configurationPid = PublisherConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {CloudPublisher.class, ConfigurableComponent.class, HealthCheck.class},
        property = {"cloud.connection.factory.pid=" + StackFactory.PID, "hc.name=Cloud publisher"})
@Designate(ocd = PublisherConfig.class, factory = true)
public final class TopicCloudPublisher
        implements CloudPublisher, ConfigurableComponent, CloudDeliveryListener, HealthCheck {

    private final Listeners<CloudDeliveryListener> deliveryListeners = new Listeners<>();
    private final EndpointLink link = new EndpointLink(
            endpoint -> endpoint.registerCloudDeliveryListener(this),
            endpoint -> endpoint.unregisterCloudDeliveryListener(this));
    private volatile PublisherSettings settings;

    @Activate
    public TopicCloudPublisher(Map<String, Object> properties) {
        settings = PublisherSettings.of(Settings.of(properties));
        link.want(settings.endpoint());
    }

    @Modified
    void modified(Map<String, Object> properties) {
        settings = PublisherSettings.of(Settings.of(properties));
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
    public String publish(KuraMessage message) throws KuraException {
        PublisherSettings current = settings;
        CloudEndpoint endpoint = link.current();
        if (endpoint == null) {
            throw new KuraException(
                    KuraErrorCode.SERVICE_UNAVAILABLE, EndpointLink.missing(current.pid(), current.endpoint()));
        }
        Map<String, Object> properties = new HashMap<>(message.getProperties());
        properties.putAll(current.address(message.getProperties()));
        return endpoint.publish(new KuraMessage(message.getPayload(), properties));
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
    public void registerCloudDeliveryListener(CloudDeliveryListener listener) {
        deliveryListeners.add(listener);
    }

    @Override
    public void unregisterCloudDeliveryListener(CloudDeliveryListener listener) {
        deliveryListeners.remove(listener);
    }

    @Override
    public void onMessageConfirmed(String id) {
        deliveryListeners.each(listener -> listener.onMessageConfirmed(id));
    }

    @Override
    public Result execute() {
        return link.health(settings.pid(), settings.endpoint());
    }
}
