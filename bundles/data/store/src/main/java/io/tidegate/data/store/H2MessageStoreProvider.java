// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.store;

import io.tidegate.lib.concurrent.WorkerPool;
import io.tidegate.lib.settings.Settings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Future;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.connection.listener.ConnectionListener;
import org.eclipse.kura.message.store.provider.MessageStore;
import org.eclipse.kura.message.store.provider.MessageStoreProvider;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Opens one file per store name under {@code <data>/store}. A name has one user at a time: opening it again closes the
 * store handed out before, so that a connection that was replaced can't hand out the same messages as its successor.
 */
@Component(
        immediate = true,
        name = StoreConfig.PID,
        configurationPid = StoreConfig.PID,
        service = {MessageStoreProvider.class, ConfigurableComponent.class, HealthCheck.class},
        property = {"kura.service.pid=" + StoreConfig.PID, "hc.name=Message store"})
@Designate(ocd = StoreConfig.class)
public final class H2MessageStoreProvider implements MessageStoreProvider, ConfigurableComponent, HealthCheck {

    private static final Duration HOUSEKEEPING = Duration.ofMillis(500);
    private static final Duration COMPACTION = Duration.ofSeconds(10);
    private static final double NEARLY_FULL = 0.9;

    private final Path folder;
    private final String scheme;
    private final WorkerPool workers = new WorkerPool("store", 2);
    private final List<Future<?>> timers = new ArrayList<>();
    private final Map<String, H2MessageStore> stores = new TreeMap<>();
    private final Set<ConnectionListener> listeners = new CopyOnWriteArraySet<>();
    private volatile StoreLimits limits;
    private volatile List<Path> damaged = List.of();

    @Activate
    public H2MessageStoreProvider(BundleContext context, Map<String, Object> properties) {
        this(Path.of(context.getProperty("tidegate.data"), "store"), StoreFile.SCHEME, properties);
    }

    H2MessageStoreProvider(Path folder, String scheme, Map<String, Object> properties) {
        this.folder = folder;
        this.scheme = scheme;
        this.limits = StoreLimits.of(Settings.of(properties));
    }

    @Activate
    void start() {
        timers.add(workers.every(
                workers.serial(StoreConfig.PID),
                () -> open().forEach(H2MessageStore::housekeep),
                HOUSEKEEPING,
                HOUSEKEEPING));
        timers.add(
                workers.every(workers.serial(StoreConfig.PID + " compaction"), this::compact, COMPACTION, COMPACTION));
    }

    /** New limits hold for the next message; no file is closed. */
    @Modified
    void modified(Map<String, Object> properties) {
        limits = StoreLimits.of(Settings.of(properties));
    }

    @Deactivate
    void stop() {
        timers.forEach(timer -> timer.cancel(false));
        workers.close();
        synchronized (stores) {
            stores.values().forEach(H2MessageStore::close);
            stores.clear();
        }
        listeners.forEach(ConnectionListener::disconnected);
    }

    @Override
    public MessageStore openMessageStore(String name) throws KuraStoreException {
        if (name == null || name.isBlank()) {
            throw new KuraStoreException("a message store needs a name");
        }
        synchronized (stores) {
            H2MessageStore before = stores.remove(name);
            if (before != null) {
                before.close();
            }
            Path path = folder.resolve(URLEncoder.encode(name, StandardCharsets.UTF_8) + ".messages");
            H2MessageStore store =
                    new H2MessageStore(name, new StoreFile(path, scheme), () -> limits, Clock.systemUTC());
            stores.put(name, store);
            damaged = findDamaged();
            return store;
        }
    }

    @Override
    public void addListener(ConnectionListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(ConnectionListener listener) {
        listeners.remove(listener);
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        StoreLimits now = limits;
        for (H2MessageStore store : open()) {
            StoreState state = store.state();
            if (state.failure() != null) {
                log.critical("{}: can't be used: {}", state.name(), state.failure());
            } else if (state.bytes() > NEARLY_FULL * now.maxBytes()) {
                log.warn(
                        "{}: {} messages, {} of max.bytes = {} used: restore the connection or raise max.bytes",
                        state.name(),
                        state.messages(),
                        state.bytes(),
                        now.maxBytes());
            } else if (state.usableSpace() < now.minFreeBytes()) {
                log.warn(
                        "{}: {} bytes free on the disk of {}, below min.free.bytes = {}: free some",
                        state.name(),
                        state.usableSpace(),
                        folder,
                        now.minFreeBytes());
            } else {
                log.info(
                        "{}: {} messages, {} of {} bytes, last force {} ms",
                        state.name(),
                        state.messages(),
                        state.bytes(),
                        now.maxBytes(),
                        state.lastForce().toMillis());
            }
        }
        for (Path file : damaged) {
            log.critical("{} was damaged, its messages were not sent: recover or remove the file", file);
        }
        return new Result(log);
    }

    private void compact() {
        open().forEach(H2MessageStore::compact);
        damaged = findDamaged();
    }

    private List<Path> findDamaged() {
        return open().stream()
                .flatMap(store -> store.place().damaged().stream())
                .toList();
    }

    private List<H2MessageStore> open() {
        synchronized (stores) {
            stores.values().removeIf(H2MessageStore::isClosed);
            return new ArrayList<>(stores.values());
        }
    }
}
