// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.api.configuration.history.Trial;
import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.system.BundleState;
import io.tidegate.lib.concurrent.WorkerPool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells every client what changed. One task, four times a second while there are clients, looks for changes, makes each
 * event once and hands it to all.
 */
@Component(service = EventHub.class, configurationPolicy = ConfigurationPolicy.IGNORE)
public final class EventHub {

    static final int MOST_STREAMS = 50;

    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration BUNDLES_ANYWAY = Duration.ofSeconds(1);
    /** After the last client so long, that it can come back without a snapshot. */
    private static final Duration LINGER = Duration.ofSeconds(30);

    private static final byte[] HEARTBEAT_TEXT = ": hb\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RETRY_TEXT = "retry: 2000\n\n".getBytes(StandardCharsets.US_ASCII);

    private final WorkerPool pool;
    private final Lane lane;
    private final EventData data;
    private final Changes changes;
    private final Assets assets;
    private final Values values;
    private final HealthWatch health;
    private final Semaphore places = new Semaphore(MOST_STREAMS);
    private final AtomicInteger dropped = new AtomicInteger();
    private final EventIds ids = new EventIds();
    private volatile boolean stopped;

    // All below only on the lane.
    private final List<EventStream> streams = new ArrayList<>();
    private final EventRing ring = new EventRing(128, 4L << 20);
    private final Map<Set<Topic>, byte[]> snapshots = new HashMap<>();
    private ScheduledFuture<?> ticks;
    private Object toldSource;
    private List<ChannelInfo> toldChannels = List.of();
    private List<BundleState> toldBundles = List.of();
    private Health toldHealth;
    private Trial toldTrial;
    private long trialAt;
    private long bundlesAt;
    private long heartbeatAt;
    private long lastClientAt;

    @Activate
    public EventHub(
            @Reference Workers workers,
            @Reference EventData data,
            @Reference Changes changes,
            @Reference Assets assets,
            @Reference Values values,
            @Reference HealthWatch health) {
        this.pool = workers.pool();
        this.lane = new Lane(pool, "console events");
        this.data = data;
        this.changes = changes;
        this.assets = assets;
        this.values = values;
        this.health = health;
    }

    /** Clients end at once, so that they come back to whoever replaces this bundle. */
    @Deactivate
    void stop() {
        stopped = true;
        try {
            lane.execute(this::endAll);
        } catch (RejectedExecutionException e) {
            // The pool is closed, so nothing runs on the lane any more.
            endAll();
        }
    }

    /** How many clients there are. */
    int streams() {
        return MOST_STREAMS - places.availablePermits();
    }

    /** How many clients were too slow so far. */
    int dropped() {
        return dropped.get();
    }

    /** Takes a place for a client; whoever gets one gives it back by {@link #leave}. */
    boolean admit() {
        return !stopped && places.tryAcquire();
    }

    void leave() {
        places.release();
    }

    /** Begins to tell a client: what it missed since the event with that id if that is still known, else everything. */
    void join(EventStream stream, String lastId) {
        try {
            lane.execute(() -> begin(stream, lastId));
        } catch (RejectedExecutionException e) {
            stream.end();
        }
    }

    private void begin(EventStream stream, String lastId) {
        if (stopped) {
            stream.end();
            return;
        }
        if (ticks == null) {
            watch();
        }
        stream.offer(RETRY_TEXT);
        List<Event> missed = ids.number(lastId).flatMap(ring::after).orElse(null);
        if (missed == null) {
            byte[] snapshot = snapshots.computeIfAbsent(stream.topics(), data::snapshot);
            stream.offer(Event.bytes(ids.id(ring.newest()), "snapshot", snapshot));
        } else {
            missed.stream()
                    .filter(event -> stream.topics().contains(event.topic()))
                    .forEach(event -> offer(stream, event.bytes()));
        }
        streams.add(stream);
    }

    private void watch() {
        changes.watch(true);
        health.watched(true);
        toldSource = values.source();
        toldChannels = assets.now().channels();
        toldBundles = data.bundles();
        toldHealth = health.latest();
        toldTrial = data.trial();
        trialAt = System.nanoTime();
        heartbeatAt = System.nanoTime();
        ticks = pool.every(lane.periodic(), this::tick, TICK, TICK);
    }

    private void unwatch() {
        ticks.cancel(false);
        ticks = null;
        changes.watch(false);
        health.watched(false);
        snapshots.clear();
        ring.gap();
    }

    private void tick() {
        if (ticks == null) {
            return;
        }
        long now = System.nanoTime();
        snapshots.clear();
        streams.removeIf(EventStream::ended);
        if (!streams.isEmpty()) {
            lastClientAt = now;
        } else if (now - lastClientAt > LINGER.toNanos()) {
            unwatch();
            return;
        }
        tellChannels();
        tellBundles(now);
        tellHealth();
        tellTrial(now);
        if (now - heartbeatAt > HEARTBEAT.toNanos()) {
            heartbeatAt = now;
            streams.forEach(stream -> offer(stream, HEARTBEAT_TEXT));
        }
    }

    private void tellChannels() {
        Collection<ChannelId> changed = changes.takeChannels();
        List<ChannelInfo> channels = assets.now().channels();
        Object source = values.source();
        if (channels != toldChannels && !channels.equals(toldChannels)) {
            publish(Topic.VALUES, "channels", data.channels(channels));
        } else if (source != toldSource) {
            // Another cache, or none: whatever was said is to be said anew.
            publish(
                    Topic.VALUES,
                    "values",
                    data.values(channels.stream().map(ChannelInfo::id).toList()));
        } else if (!changed.isEmpty()) {
            publish(Topic.VALUES, "values", data.values(changed));
        }
        toldChannels = channels;
        toldSource = source;
    }

    /** Also without an event: the running set changes when a deployment is committed. */
    private void tellBundles(long now) {
        if (!changes.takeBundles() && now - bundlesAt < BUNDLES_ANYWAY.toNanos()) {
            return;
        }
        bundlesAt = now;
        List<BundleState> bundles = data.bundles();
        if (!bundles.equals(toldBundles)) {
            toldBundles = bundles;
            publish(Topic.BUNDLES, "bundles", data.bundles(bundles));
        }
    }

    private void tellHealth() {
        Health latest = health.latest();
        if (latest != null && !latest.equals(toldHealth)) {
            toldHealth = latest;
            publish(Topic.HEALTH, "health", data.health(latest));
        }
    }

    private void tellTrial(long now) {
        Trial latest = data.trial();
        if (!PendingTrial.same(toldTrial, latest, Duration.ofNanos(now - trialAt))) {
            publish(Topic.CONFIGURATION, "trial", PendingTrial.answer(latest));
        }
        toldTrial = latest;
        trialAt = now;
    }

    private void publish(Topic topic, String name, byte[] content) {
        long number = ring.next();
        Event event = new Event(number, topic, Event.bytes(ids.id(number), name, content));
        ring.add(event);
        for (EventStream stream : streams) {
            if (stream.topics().contains(topic)) {
                offer(stream, event.bytes());
            }
        }
    }

    private void offer(EventStream stream, byte[] bytes) {
        if (!stream.offer(bytes)) {
            dropped.incrementAndGet();
            stream.drop();
        }
    }

    private void endAll() {
        streams.forEach(EventStream::end);
        streams.clear();
        if (ticks != null) {
            unwatch();
        }
    }
}
