// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import io.tidegate.lib.concurrent.WorkerPool;
import io.tidegate.lib.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraNotConnectedException;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.data.DataService;
import org.eclipse.kura.data.DataTransportService;
import org.eclipse.kura.data.DataTransportToken;
import org.eclipse.kura.data.listener.DataServiceListener;
import org.eclipse.kura.data.transport.listener.DataTransportListener;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
        property = "hc.name=Data service")
@Designate(ocd = DataConfig.class, factory = true)
public final class StoringDataService implements DataService, ConfigurableComponent, HealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(StoringDataService.class);
    private static final Duration STORE_AWAY = Duration.ofSeconds(5);
    private static final Duration LAST_ACKNOWLEDGEMENTS = Duration.ofSeconds(1);
    private static final Duration LONGEST_QUIESCE_AT_STOP = Duration.ofSeconds(2);

    private final String pid;
    private final WorkerPool pool;
    private final Executor linking;
    private final Listeners<DataServiceListener> listeners = new Listeners<>();
    private final StoreChoice stores;
    private final Link link;
    private final Sender sender;

    private volatile DataSettings settings;
    private volatile TransportEvents transport;
    private volatile boolean stopped;
    private Future<?> housekeeping;

    @Activate
    public StoringDataService(@Reference Workers workers, Map<String, Object> properties) {
        Settings checked = Settings.of(properties);
        this.pid = checked.pid();
        this.settings = DataSettings.of(checked);
        this.pool = workers.pool();
        this.linking = pool.serial(pid + " link");
        this.link = new Link(pid, pool, linking, settings.longestRetry());
        this.sender = new Sender(pid, pool, pool.serial(pid), listeners, settings);
        this.stores = new StoreChoice(pid, pool, pool.serial(pid + " store"), sender::useStore);
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
        sender.pause();
        TransportEvents current = transport;
        if (current != null && current.service.isConnected()) {
            awaitAcknowledgements(LAST_ACKNOWLEDGEMENTS);
            current.close();
            Duration quiesce = settings.quiesce();
            current.service.disconnect(
                    (quiesce.compareTo(LONGEST_QUIESCE_AT_STOP) < 0 ? quiesce : LONGEST_QUIESCE_AT_STOP).toMillis());
        }
        stores.close();
    }

    @Reference(
            name = "DataTransportService",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindTransport(DataTransportService service) {
        TransportEvents before = transport;
        TransportEvents events = new TransportEvents(service);
        transport = events;
        if (before != null) {
            before.close();
        }
        service.addDataTransportListener(events);
        link.use(service);
        if (service.isConnected()) {
            events.onConnectionEstablished(false);
        }
    }

    void unbindTransport(DataTransportService service) {
        TransportEvents current = transport;
        if (current != null && current.service == service) {
            transport = null;
            link.use(null);
            current.close();
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
        TransportEvents current = transport;
        if (current != null) {
            sender.pause();
            awaitAcknowledgements(Duration.ofMillis(quiesceTimeout));
            current.service.disconnect(quiesceTimeout);
            current.onDisconnected();
        }
    }

    @Override
    public boolean isConnected() {
        TransportEvents current = transport;
        return current != null && current.service.isConnected();
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
        String waiting = sender.waitingSince()
                .map(since -> ", oldest waiting for "
                        + Math.max(0, Duration.between(since, Instant.now()).toSeconds()) + " s")
                .orElse("");
        String load = stores.count() + " messages kept, " + sender.inFlightCount() + " in flight" + waiting;
        String storeFault = stores.fault();
        if (storeFault != null) {
            return new Result(Result.Status.WARN, pid + ": " + storeFault);
        }
        if (!isConnected()) {
            String cause = link.fault();
            return new Result(
                    settings.connectsByItself() || cause != null ? Result.Status.WARN : Result.Status.OK,
                    pid + ": not connected" + (cause == null ? "" : ": " + cause) + "; " + load);
        }
        if (sender.fault() != null) {
            return new Result(Result.Status.WARN, pid + ": " + sender.fault() + "; " + load);
        }
        return new Result(Result.Status.OK, pid + ": connected; " + load);
    }

    private DataTransportService connectedTransport(String topic) throws KuraNotConnectedException {
        TransportEvents current = transport;
        if (current == null || !current.service.isConnected()) {
            throw new KuraNotConnectedException(pid + ": not connected, topic '" + topic + "'");
        }
        return current.service;
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

    /** What one transport tells, as long as it is the current one. */
    private final class TransportEvents implements DataTransportListener {
        private final DataTransportService service;
        private boolean established;
        private boolean closed;

        TransportEvents(DataTransportService service) {
            this.service = service;
        }

        @Override
        public void onConnectionEstablished(boolean newSession) {
            synchronized (this) {
                if (closed || established || stopped) {
                    return;
                }
                established = true;
            }
            link.established();
            sender.connected(service, newSession);
            tell(DataServiceListener::onConnectionEstablished);
        }

        @Override
        public void onConnectionLost(Throwable cause) {
            if (end()) {
                link.lost(cause);
                tell(listener -> listener.onConnectionLost(cause));
            }
        }

        @Override
        public void onDisconnecting() {
            tell(DataServiceListener::onDisconnecting);
        }

        @Override
        public void onDisconnected() {
            if (end()) {
                tell(DataServiceListener::onDisconnected);
            }
        }

        @Override
        public void onConfigurationUpdating(boolean wasConnected) {
            // The transport disconnects by itself and says so.
        }

        @Override
        public void onConfigurationUpdated(boolean wasConnected) {
            link.use(service);
        }

        @Override
        public void onMessageArrived(String topic, byte[] payload, int qos, boolean retained) {
            listeners.each(listener -> listener.onMessageArrived(topic, payload, qos, retained));
        }

        @Override
        public void onMessageConfirmed(DataTransportToken token) {
            sender.confirmed(token);
        }

        void close() {
            service.removeDataTransportListener(this);
            boolean was = end();
            synchronized (this) {
                closed = true;
            }
            if (was && !stopped) {
                tell(listener ->
                        listener.onConnectionLost(new KuraNotConnectedException(pid + ": the transport went away")));
            }
        }

        private boolean end() {
            synchronized (this) {
                if (!established) {
                    return false;
                }
                established = false;
            }
            sender.disconnected();
            return true;
        }

        private void tell(Consumer<DataServiceListener> call) {
            try {
                linking.execute(() -> listeners.each(call));
            } catch (RejectedExecutionException e) {
                LOG.debug("{}: closed", pid);
            }
        }
    }
}
