// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import io.tidegate.api.configuration.history.ConfigurationTrials;
import io.tidegate.lib.concurrent.WorkerPool;
import io.tidegate.lib.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraNotConnectedException;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.data.DataService;
import org.eclipse.kura.data.DataTransportService;
import org.eclipse.kura.data.listener.DataServiceListener;
import org.eclipse.kura.message.store.provider.MessageStore;
import org.eclipse.kura.message.store.provider.MessageStoreProvider;
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

/**
 * Store and forward: {@link #publish} returns when the message is on disk; it leaves the store when the broker has
 * acknowledged it. Store and transport may come and go.
 */
@Component(
        immediate = true,
        name = DataConfig.PID,
        configurationPid = DataConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {DataService.class, ConfigurableComponent.class, HealthCheck.class},
        property = {
            "hc.name=Data service",
            // Whoever asks from the cloud comes in through it.
            ConfigurationTrials.WITHIN + ":Integer=60",
            ConfigurationTrials.ENTRY_POINTS + "=CLOUD"
        })
@Designate(ocd = DataConfig.class, factory = true)
public final class StoringDataService implements DataService, ConfigurableComponent, HealthCheck {

    private static final Duration STORE_AWAY = Duration.ofSeconds(5);
    private static final Duration LAST_ACKNOWLEDGEMENTS = Duration.ofSeconds(1);
    private static final Duration LONGEST_QUIESCE_AT_STOP = Duration.ofSeconds(2);

    private final String pid;
    private final WorkerPool pool;
    private final Listeners<DataServiceListener> listeners = new Listeners<>();
    private final StoreChoice stores;
    private final Link link;
    private final Sender sender;
    private final TransportSession.Parts parts;

    private volatile DataSettings settings;
    private volatile TransportSession transport;
    private volatile boolean stopped;
    private Future<?> housekeeping;

    @Activate
    public StoringDataService(@Reference Workers workers, Map<String, Object> properties) {
        Settings checked = Settings.of(properties);
        this.pid = checked.pid();
        this.settings = DataSettings.of(checked);
        this.pool = workers.pool();
        Executor linking = pool.serial(pid + " link");
        this.link = new Link(pid, pool, linking, settings.longestRetry());
        this.sender = new Sender(pid, pool, pool.serial(pid), listeners, settings);
        this.stores = new StoreChoice(pid, pool, pool.serial(pid + " store"), sender::useStore);
        this.parts = new TransportSession.Parts(pid, link, sender, listeners, linking);
    }

    @Activate
    void start() {
        stores.choose(settings.storePid());
        link.want(settings.connectsByItself());
        scheduleHousekeeping();
    }

    @Modified
    void modified(Map<String, Object> properties) {
        DataSettings changed = DataSettings.of(Settings.of(properties));
        settings = changed;
        link.longestRetry(changed.longestRetry());
        sender.configure(changed);
        stores.choose(changed.storePid());
        if (changed.connectsByItself()) {
            link.want(true);
        }
        scheduleHousekeeping();
    }

    /** Gives the messages in flight a moment to be acknowledged, so that few are sent again after a swap. */
    @Deactivate
    void stop() {
        stopped = true;
        cancelHousekeeping();
        link.want(false);
        TransportSession current = transport;
        if (current != null) {
            end(current);
        }
        stores.close();
    }

    private void end(TransportSession session) {
        boolean connected = session.service().isConnected();
        if (connected) {
            session.disconnecting();
            sender.pause();
            awaitAcknowledgements(LAST_ACKNOWLEDGEMENTS);
        }
        session.close(true);
        if (connected) {
            long quiesce = Math.min(settings.quiesce().toMillis(), LONGEST_QUIESCE_AT_STOP.toMillis());
            session.service().disconnect(quiesce);
        }
    }

    @Reference(
            name = "DataTransportService",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindTransport(DataTransportService service) {
        TransportSession before = transport;
        TransportSession session = new TransportSession(service, parts);
        transport = session;
        if (before != null) {
            before.close(false);
        }
        session.open();
    }

    void unbindTransport(DataTransportService service) {
        TransportSession current = transport;
        if (current != null && current.service() == service) {
            transport = null;
            link.use(null);
            current.close(stopped);
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindStore(MessageStoreProvider provider, Map<String, Object> properties) {
        stores.add(provider, String.valueOf(properties.get("kura.service.pid")));
    }

    void unbindStore(MessageStoreProvider provider) {
        stores.remove(provider);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindListener(DataServiceListener listener) {
        listeners.add(listener);
    }

    void unbindListener(DataServiceListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void addDataServiceListener(DataServiceListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeDataServiceListener(DataServiceListener listener) {
        listeners.remove(listener);
    }

    @Override
    public int publish(String topic, byte[] payload, int qos, boolean retain, int priority) throws KuraStoreException {
        byte[] content = payload == null ? new byte[0] : payload;
        int largest = settings.largestPayload();
        if (!Topics.canPublish(topic)) {
            throw new KuraStoreException(pid + ": topic '" + topic + "' is not " + Topics.PUBLISH_RULE);
        }
        if (qos < 0 || qos > 2 || priority < 0) {
            throw new KuraStoreException(
                    pid + ": QoS " + qos + ", priority " + priority + ": need QoS 0 to 2 and priority 0 or more");
        }
        if (content.length > largest) {
            throw new KuraStoreException(
                    pid + ": payload of " + content.length + " bytes is above maximum.payload.size = " + largest);
        }
        int id = stores.use(STORE_AWAY, store -> store.store(topic, content, qos, retain, priority));
        sender.accepted();
        return id;
    }

    @Override
    public void connect() throws KuraConnectException {
        link.connectNow();
    }

    /** Waits up to {@code quiesceTimeout} ms for acknowledgements, then disconnects. */
    @Override
    public void disconnect(long quiesceTimeout) {
        link.want(false);
        TransportSession current = transport;
        if (current != null) {
            current.disconnecting();
            sender.pause();
            awaitAcknowledgements(Duration.ofMillis(quiesceTimeout));
            current.service().disconnect(quiesceTimeout);
            current.onDisconnected();
        }
    }

    @Override
    public boolean isConnected() {
        TransportSession current = transport;
        return current != null && current.service().isConnected();
    }

    @Override
    public boolean isAutoConnectEnabled() {
        return settings.connectsByItself();
    }

    @Override
    public int getRetryInterval() {
        return (int) settings.longestRetry().toSeconds();
    }

    @Override
    public void subscribe(String topic, int qos) throws KuraException {
        connectedTransport(topic).subscribe(topic, qos);
    }

    @Override
    public void unsubscribe(String topic) throws KuraException {
        connectedTransport(topic).unsubscribe(topic);
    }

    @Override
    public List<Integer> getUnpublishedMessageIds(String topicRegex) throws KuraStoreException {
        return Sender.ids(stores.use(STORE_AWAY, MessageStore::getUnpublishedMessages), topicRegex);
    }

    @Override
    public List<Integer> getInFlightMessageIds(String topicRegex) throws KuraStoreException {
        return Sender.ids(stores.use(STORE_AWAY, MessageStore::getInFlightMessages), topicRegex);
    }

    @Override
    public List<Integer> getDroppedInFlightMessageIds(String topicRegex) throws KuraStoreException {
        return Sender.ids(stores.use(STORE_AWAY, MessageStore::getDroppedMessages), topicRegex);
    }

    @Override
    public Result execute() {
        return new DataHealth(pid, stores, sender, link).result(isConnected(), settings.connectsByItself());
    }

    /** The transport that is there now and what it tells, or null. */
    TransportSession session() {
        return transport;
    }

    private DataTransportService connectedTransport(String topic) throws KuraNotConnectedException {
        TransportSession current = transport;
        if (current == null || !current.service().isConnected()) {
            throw new KuraNotConnectedException(pid + ": not connected, topic '" + topic + "'");
        }
        return current.service();
    }

    private void awaitAcknowledgements(Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (sender.inFlightCount() > 0 && System.nanoTime() - deadline < 0 && !Thread.interrupted()) {
            LockSupport.parkNanos(this, 2_000_000);
        }
    }

    private synchronized void scheduleHousekeeping() {
        cancelHousekeeping();
        Duration period = settings.housekeeping();
        housekeeping = pool.every(pool.serial(pid + " housekeeping"), this::housekeep, period, period);
    }

    private synchronized void cancelHousekeeping() {
        if (housekeeping != null) {
            housekeeping.cancel(false);
        }
    }

    private void housekeep() {
        stores.forget(settings.purgeAge());
    }
}
