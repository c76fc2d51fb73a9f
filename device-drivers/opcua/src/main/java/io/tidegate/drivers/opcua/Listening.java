// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import io.tidegate.lib.concurrent.WorkerPool;
import io.tidegate.lib.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.type.DataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who listens to which channel, whether connected or not. While connected, a {@link Subscription} has the server push
 * their values; its items are made anew with each connection.
 */
final class Listening {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    /** A node that the server does not know may come with its next configuration. */
    private static final Duration REFUSED_AGAIN = Duration.ofSeconds(10);

    private final Server server;
    private final WorkerPool pool;
    private final Executor lane;
    private final Deliveries deliveries;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean changing = new AtomicBoolean();
    private volatile String absence;
    private Subscription subscription;

    Listening(Server server, WorkerPool pool, Executor lane) {
        this.server = server;
        this.pool = pool;
        this.lane = lane;
        deliveries = new Deliveries(pool.serial(server.name() + " listeners"));
    }

    /** @param config the channel's properties, among them {@code +name} and {@code +value.type} */
    void add(Map<String, Object> config, ChannelListener target) {
        String name = String.valueOf(config.get("+name"));
        Settings settings = new Settings(server.name() + ": " + name, config);
        DataType type = settings.choice("+value.type", DataType.class, DataType.DOUBLE);
        Listener listener = new Listener(name, type, OpcUaChannel.of(settings), config, target);
        listeners.add(listener);
        String reason = absence;
        if (reason != null) {
            fail(listener, reason);
        }
        changed();
    }

    void remove(ChannelListener target) {
        if (listeners.removeIf(listener -> listener.target().equals(target))) {
            changed();
        }
    }

    int count() {
        return listeners.size();
    }

    /** On the lane. */
    void connected(Connection connection) {
        absence = null;
        subscription = new Subscription(server, connection, this);
        synchronize();
    }

    /** On the lane. Listeners hear of it, once for each reason. */
    void disconnected(String reason) {
        subscription = null;
        if (!reason.equals(absence)) {
            absence = reason;
            listeners.forEach(listener -> fail(listener, reason));
        }
    }

    void stop() {
        listeners.clear();
        deliveries.close();
    }

    /** A value from the server; counts only while the connection that brought it stands. Waits while too many do. */
    void value(Listener listener, ChannelRecord record, Connection source) {
        deliveries.addWhenFew(() -> tell(listener, record, source.alive()));
    }

    /** The server refuses to tell a value. */
    void refused(Listener listener, String reason, Connection source) {
        deliveries.add(() -> tell(listener, listener.failure(server.title() + ": " + reason), source.alive()));
    }

    private void fail(Listener listener, String reason) {
        deliveries.add(() -> tell(listener, listener.failure(reason), reason.equals(absence)));
    }

    private void tell(Listener listener, ChannelRecord record, boolean due) {
        if (due && listeners.contains(listener)) {
            listener.call(record);
        }
    }

    private void changed() {
        if (changing.compareAndSet(false, true)) {
            lane.execute(this::synchronize);
        }
    }

    private void synchronize() {
        changing.set(false);
        Subscription now = subscription;
        if (now == null) {
            return;
        }
        try {
            if (!now.synchronize(List.copyOf(listeners))) {
                var unused = pool.schedule(lane, this::again, REFUSED_AGAIN);
            }
        } catch (Exception e) {
            LOG.debug("{}: the subscription failed", server.title(), e);
            now.fail(e);
        }
    }

    private void again() {
        if (changing.compareAndSet(false, true)) {
            synchronize();
        }
    }
}
