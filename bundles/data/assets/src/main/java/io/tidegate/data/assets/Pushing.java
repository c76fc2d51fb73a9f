// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.lib.concurrent.WorkerPool;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has an asset's driver push what the asset itself and others listen to, and hands it on. Thread-safe. */
final class Pushing {

    private static final Logger LOG = LoggerFactory.getLogger(PollingAsset.class);
    private static final Duration SUBSCRIBE_AGAIN = Duration.ofSeconds(5);

    private final WorkerPool pool;
    private final Readings readings;
    private final Gate gate;
    private final Supplier<Binding> binding;
    private final BiConsumer<Binding, Reading> own;
    private final Listeners listeners = new Listeners();
    private final Sessions sessions = new Sessions(this::pushed);

    /**
     * @param gate what is pushed passes it
     * @param binding what the asset is bound to now; null once it has stopped
     * @param own is told what was pushed for the asset itself
     */
    Pushing(
            WorkerPool pool,
            Readings readings,
            Gate gate,
            Supplier<Binding> binding,
            BiConsumer<Binding, Reading> own) {
        this.pool = pool;
        this.readings = readings;
        this.gate = gate;
        this.binding = binding;
        this.own = own;
    }

    Sessions sessions() {
        return sessions;
    }

    void add(Binding now, String channel, ChannelListener listener) {
        listeners.add(channel, listener);
        subscribeSoon(now);
    }

    void remove(Binding now, ChannelListener listener) {
        listeners.remove(listener);
        subscribeSoon(now);
    }

    /** Brings the driver's subscriptions in line with who listens. */
    void subscribeSoon(Binding now) {
        if (!listeners.wanted(now.plan()).isEmpty() || sessions.isOpen()) {
            now.link().lane().tryExecute(() -> subscribe(now));
        }
    }

    private void subscribe(Binding then) {
        Binding now = binding.get();
        if (now == null || now.link() != then.link()) {
            return;
        }
        try {
            boolean complete =
                    now.link().call(handle -> sessions.of(now.link(), handle).subscribe(listeners.wanted(now.plan())));
            if (!complete) {
                var unused = pool.schedule(now.link().lane(), () -> subscribe(now), SUBSCRIBE_AGAIN);
            }
        } catch (DriverAbsentException e) {
            LOG.debug(
                    "{}: subscribes when driver '{}' is there",
                    now.plan().pid(),
                    now.link().pid());
        } catch (ConnectionException | KuraException | RuntimeException | LinkageError e) {
            LOG.debug("{}: not subscribed", now.plan().pid(), e);
        }
    }

    /** On a thread of the driver's. */
    private void pushed(DriverSession from, DriverSession.Event event) {
        Binding now = binding.get();
        if (now == null || !sessions.isCurrent(from)) {
            return;
        }
        AssetChannel channel = now.plan().channels().get(event.key().channel());
        if (channel != null) {
            ChannelRecord record = event.event().getChannelRecord();
            gate.through(() -> handOn(now, channel, event.key(), record));
        }
    }

    private void handOn(Binding now, AssetChannel channel, SubscriptionKey key, ChannelRecord record) {
        Reading reading = readings.pushed(now.plan(), channel, record);
        if (listeners.isSelf(key)) {
            own.accept(now, reading);
        } else {
            listeners.tell(key, channel, record, reading);
        }
    }
}
