// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import io.tidegate.api.configuration.history.ConfigurationTrials;
import io.tidegate.lib.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloud.CloudClient;
import org.eclipse.kura.cloud.CloudService;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudNotificationPublisher;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerRegistry;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.data.DataService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;
import org.osgi.service.metatype.annotations.Designate;

/** The cloud as applications see it, by the new and the old API: topics {@code account/client/appId/appTopic}. */
@Component(
        immediate = true,
        name = EndpointConfig.PID,
        configurationPid = EndpointConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {
            CloudEndpoint.class,
            CloudConnectionManager.class,
            CloudService.class,
            RequestHandlerRegistry.class,
            ConfigurableComponent.class,
            EventHandler.class,
            HealthCheck.class
        },
        property = {
            "hc.name=Cloud endpoint",
            EventConstants.EVENT_TOPIC + "=" + BirthEvents.POSITION,
            EventConstants.EVENT_TOPIC + "=" + BirthEvents.MODEM,
            EventConstants.EVENT_TOPIC + "=" + BirthEvents.TAMPER,
            EventConstants.EVENT_TOPIC + "=" + BirthEvents.PACKAGES,
            EventConstants.EVENT_TOPIC + "=" + BirthEvents.PACKAGES_OF_AGENT,
            // Whoever asks from the cloud comes in through it.
            ConfigurationTrials.WITHIN + ":Integer=60",
            ConfigurationTrials.ENTRY_POINTS + "=CLOUD"
        })
@Designate(ocd = EndpointConfig.class, factory = true)
@SuppressWarnings("deprecation")
public final class TopicCloudEndpoint
        implements CloudEndpoint,
                CloudConnectionManager,
                CloudService,
                RequestHandlerRegistry,
                ConfigurableComponent,
                EventHandler,
                HealthCheck {

    private static final int DEFAULT_PRIORITY = 7;
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(30);

    private final Uplink uplink;
    private final Listeners<CloudConnectionListener> connectionListeners = new Listeners<>();
    private final Listeners<CloudDeliveryListener> deliveryListeners = new Listeners<>();
    private final NotificationPublisher notifications;
    private final Subscriptions subscriptions;
    private final AppClients clients;
    private final Requests requests;
    private final Certificates certificates;
    private final Inbox inbox;
    private ServiceRegistration<CloudNotificationPublisher> notificationService;

    private final Events events = new Events();

    @Activate
    public TopicCloudEndpoint(
            @Reference Workers workers, @Reference MachineFacts machine, Map<String, Object> properties) {
        this(workers, machine, EndpointSettings.of(Settings.of(properties)), AGAIN_AFTER);
    }

    /** @param againAfter how long certificates that are sent again wait for further changes */
    TopicCloudEndpoint(Workers workers, MachineFacts machine, EndpointSettings settings, Duration againAfter) {
        uplink = new Uplink(settings);
        notifications = new NotificationPublisher(uplink, connectionListeners, deliveryListeners);
        subscriptions = new Subscriptions(uplink);
        requests = new Requests(uplink, workers.pool(), notifications);
        certificates = new Certificates(uplink, workers.pool(), machine::now, this::applications, againAfter);
        clients = new AppClients(uplink, certificates::applicationsChanged);
        inbox = new Inbox(
                uplink,
                new Inbox.Readers(
                        subscriptions,
                        clients,
                        requests,
                        certificates,
                        connectionListeners,
                        deliveryListeners,
                        events::post));
    }

    @Activate
    void start(BundleContext context) {
        Map<String, Object> properties = Map.of(
                "kura.service.pid",
                NotificationPublisher.PID,
                MessageKeys.ENDPOINT,
                uplink.settings().pid());
        notificationService = context.registerService(
                CloudNotificationPublisher.class, notifications, FrameworkUtil.asDictionary(properties));
    }

    @Modified
    void modified(Map<String, Object> properties) {
        uplink.configure(EndpointSettings.of(Settings.of(properties)));
        if (uplink.isConnected()) {
            subscriptions.subscribeAll();
            certificates.changed();
        }
    }

    @Deactivate
    void stop() {
        if (notificationService != null) {
            notificationService.unregister();
        }
        certificates.leaving();
        DataService current = uplink.data();
        if (current != null) {
            current.removeDataServiceListener(inbox);
            inbox.gone(true);
            uplink.use(null);
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindEvents(EventAdmin service) {
        events.use(service);
    }

    void unbindEvents(EventAdmin service) {
        events.leave(service);
    }

    @Reference(
            name = "DataService",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindData(DataService service) {
        inbox.gone(false);
        uplink.use(service);
        service.addDataServiceListener(inbox);
        if (service.isConnected()) {
            inbox.onConnectionEstablished();
        }
    }

    /** The service still works: its component stops after this. */
    void unbindData(DataService service) {
        if (uplink.data() == service) {
            certificates.leaving();
            uplink.use(null);
            inbox.gone(false);
        }
        service.removeDataServiceListener(inbox);
    }

    @Override
    public String publish(KuraMessage message) throws KuraException {
        Map<String, Object> properties = message.getProperties();
        int qos = MessageKeys.number(properties, MessageKeys.QOS, 1);
        int id = uplink.publish(
                uplink.topicOf(properties),
                message.getPayload(),
                qos,
                MessageKeys.flag(properties, MessageKeys.RETAIN),
                MessageKeys.number(properties, MessageKeys.PRIORITY, DEFAULT_PRIORITY));
        return qos == 0 ? null : String.valueOf(id);
    }

    @Override
    public void registerSubscriber(Map<String, Object> properties, CloudSubscriberListener listener) {
        subscriptions.add(properties, listener);
    }

    @Override
    public void unregisterSubscriber(CloudSubscriberListener listener) {
        subscriptions.remove(listener);
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
    public Map<String, String> getInfo() {
        return uplink.info();
    }

    @Override
    public void connect() throws KuraConnectException {
        uplink.connect();
    }

    @Override
    public void disconnect() {
        uplink.disconnect();
    }

    @Override
    public boolean isConnected() {
        return uplink.isConnected();
    }

    @Override
    public CloudClient newCloudClient(String appId) throws KuraException {
        return clients.add(appId);
    }

    @Override
    public String[] getCloudApplicationIdentifiers() {
        return applications().toArray(String[]::new);
    }

    @Override
    public void registerRequestHandler(String appId, RequestHandler handler) {
        requests.register(appId, handler);
        certificates.applicationsChanged();
    }

    @Override
    public void unregister(String appId) {
        requests.unregister(appId);
        certificates.applicationsChanged();
    }

    @Override
    public void handleEvent(Event event) {
        if (BirthEvents.matters(event.getTopic(), uplink.settings())) {
            certificates.changed();
        }
    }

    @Override
    public Result execute() {
        String pid = uplink.settings().pid();
        return uplink.data() == null
                ? new Result(Result.Status.WARN, pid + ": " + Uplink.NO_DATA_SERVICE)
                : new Result(Result.Status.OK, pid + ": has its data service");
    }

    private List<String> applications() {
        List<String> all = new ArrayList<>(clients.applications());
        all.addAll(requests.applications());
        return all;
    }
}
