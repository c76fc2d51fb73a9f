// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.asset.AssetConfiguration;
import org.eclipse.kura.channel.Channel;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An asset that reads its channels when asked or at its poll interval, whether its driver is there or not. All it does with
 * the driver happens on the driver's lane; the other methods return at once but for those of {@link Asset}.
 */
final class PollingAsset implements Asset, DriverUser {

    private static final Logger LOG = LoggerFactory.getLogger(PollingAsset.class);
    private static final Duration SUBSCRIBE_AGAIN = Duration.ofSeconds(5);

    private final AssetEngine engine;
    private final WireOutlet outlet;
    private final Readings readings;
    private final OutageLog outages;
    private final AssetState state = new AssetState();
    private final WriteQueue writes;
    private final AtomicReference<DriverSession> session = new AtomicReference<>();
    private final Set<DriverSession> retired = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Lane> waiting = new AtomicReference<>();
    private final AtomicLong skipped = new AtomicLong();
    private final Gate gate = new Gate();
    private final Listeners listeners = new Listeners();
    private final ChannelAccess access;
    private volatile Binding binding;
    private volatile boolean stopped;
    private ScheduledFuture<?> timer;

    /** @param outlet where readings leave for the wire graph; null if they don't */
    PollingAsset(AssetEngine engine, AssetPlan plan, WireOutlet outlet) {
        this.engine = engine;
        this.outlet = outlet;
        this.readings = new Readings(engine.clock());
        this.outages = new OutageLog(engine.nanos());
        this.writes = new WriteQueue(WireOutlet.LONGEST_HELD, engine.nanos());
        this.access = new ChannelAccess(engine, state, (now, reading, absent) -> deliver(now, reading, absent, null));
        this.binding = new Binding(plan, null);
    }

    synchronized void start() {
        AssetPlan plan = binding.plan();
        binding = new Binding(plan, engine.attach(plan.driverPid(), this));
        schedule(plan);
        if (binding.link().current() == null) {
            LOG.info("{}: waits for driver '{}'", plan.pid(), plan.driverPid());
        }
        driverChanged();
    }

    /** Applies what differs; what does not is not disturbed. */
    synchronized void change(AssetPlan plan) {
        Binding old = binding;
        boolean sameDriver = old.plan().driverPid().equals(plan.driverPid());
        binding = new Binding(plan, sameDriver ? old.link() : engine.attach(plan.driverPid(), this));
        if (!sameDriver) {
            engine.detach(old.link(), this);
            replaceSession(null);
        }
        state.planned(plan);
        if (outlet != null && !old.plan().emit().equals(plan.emit())) {
            outlet.forget();
        }
        if (old.plan().polls() != plan.polls() || !old.plan().pollInterval().equals(plan.pollInterval())) {
            schedule(plan);
        }
        driverChanged();
    }

    synchronized void stop() {
        stopped = true;
        if (timer != null) {
            timer.cancel(false);
        }
        engine.detach(binding.link(), this);
        replaceSession(null);
    }

    /** From now on no reading begins that would leave for the wire graph; what came to be written still is. */
    void endReading() {
        gate.close();
    }

    /** Whether no reading is on its way to the outlet. */
    boolean isIdle() {
        return gate.isEmpty();
    }

    /** Reads all readable channels and hands on what they say, soon. One reading waits at most. */
    void trigger() {
        request(true);
    }

    /** Writes the channels, then reads as by {@link #trigger}. */
    void triggerAfterWriting(List<ChannelRecord> records) {
        if (!writes.offer(records)) {
            access.written(
                    binding,
                    "more than " + WriteQueue.MOST + " writes wait for driver '"
                            + binding.plan().driverPid() + "'");
        }
        request(false);
    }

    AssetPlan plan() {
        return binding.plan();
    }

    DriverHandle driver() {
        return binding.link().current();
    }

    AssetState state() {
        return state;
    }

    /** How many readings were not begun because another one still waited. */
    long skipped() {
        return skipped.get();
    }

    long refusedWrites() {
        return writes.refused();
    }

    @Override
    public void driverChanged() {
        Binding now = binding;
        if (now.plan().polls()) {
            request(false);
        } else if (now.link().current() == null) {
            onLane(now.link(), () -> tellAbsent(now));
        }
        subscribeSoon(now);
    }

    @Override
    public void release(DriverHandle handle) {
        DriverSession open = session.get();
        if (open != null && open.isOf(handle) && session.compareAndSet(open, null)) {
            open.close();
        }
        for (DriverSession old : List.copyOf(retired)) {
            if (old.isOf(handle) && retired.remove(old)) {
                old.close();
            }
        }
    }

    @Override
    public void abandon(DriverHandle handle) {
        DriverSession open = session.get();
        if (open != null && open.isOf(handle)) {
            session.compareAndSet(open, null);
        }
        retired.removeIf(old -> old.isOf(handle));
    }

    @Override
    public AssetConfiguration getAssetConfiguration() {
        AssetPlan plan = plan();
        Map<String, Channel> channels = new TreeMap<>();
        plan.channels().forEach((name, channel) -> channels.put(name, channel.copy()));
        return new AssetConfiguration(plan.description(), plan.driverPid(), channels);
    }

    @Override
    public List<ChannelRecord> readAllChannels() throws KuraException {
        return access.readAll(binding);
    }

    @Override
    public List<ChannelRecord> read(Set<String> channelNames) throws KuraException {
        return access.read(binding, channelNames);
    }

    @Override
    public void write(List<ChannelRecord> records) throws KuraException {
        access.write(binding, records);
    }

    @Override
    public void registerChannelListener(String channelName, ChannelListener listener) throws KuraException {
        Objects.requireNonNull(channelName, "channel name");
        Objects.requireNonNull(listener, "channel listener");
        if (!plan().channels().containsKey(channelName)) {
            throw new KuraException(KuraErrorCode.NOT_FOUND, plan().pid() + ": no channel '" + channelName + "'");
        }
        listeners.add(channelName, listener);
        subscribeSoon(binding);
    }

    @Override
    public void unregisterChannelListener(ChannelListener listener) {
        Objects.requireNonNull(listener, "channel listener");
        listeners.remove(listener);
        subscribeSoon(binding);
    }

    private void schedule(AssetPlan plan) {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        if (plan.polls()) {
            // Assets with one interval don't all poll in one instant.
            long period = plan.pollInterval().toNanos();
            Duration phase = Duration.ofNanos(Math.floorMod(plan.pid().hashCode() * 0x9E3779B97F4A7C15L, period));
            timer = engine.pool().every(Runnable::run, this::trigger, phase, plan.pollInterval());
        }
    }

    private void request(boolean due) {
        DriverLink link = binding.link();
        Lane lane = link.lane();
        if (waiting.getAndSet(lane) != lane) {
            onLane(lane, () -> work(lane));
        } else if (due) {
            skipped.incrementAndGet();
        }
    }

    private void onLane(DriverLink link, Runnable task) {
        onLane(link.lane(), task);
    }

    private void onLane(Lane lane, Runnable task) {
        try {
            lane.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: work came after the stop", plan().pid());
        }
    }

    private void work(Lane lane) {
        waiting.compareAndSet(lane, null);
        Binding now = binding;
        if (stopped) {
            return;
        }
        if (now.link().lane() != lane) {
            request(false);
            return;
        }
        writeWaiting(now);
        if (!now.plan().readable().isEmpty()) {
            throughGate(() -> read(now));
        }
    }

    private void throughGate(Runnable reading) {
        if (gate.enter()) {
            try {
                reading.run();
            } finally {
                gate.leave();
            }
        }
    }

    private void writeWaiting(Binding now) {
        long refused = writes.refused();
        for (List<ChannelRecord> records = writes.poll(); records != null; records = writes.poll()) {
            try {
                access.writeOnLane(now, records);
            } catch (KuraException e) {
                LOG.debug("{}: not written", now.plan().pid(), e);
            }
        }
        if (writes.refused() > refused) {
            access.written(
                    now,
                    writes.refused() - refused + " writes waited too long for driver '"
                            + now.plan().driverPid() + "' and were not done");
        }
    }

    private void read(Binding now) {
        Reading reading;
        boolean absent = false;
        try {
            reading = now.link()
                    .call(handle ->
                            readings.answered(now.plan(), session(now, handle).read(now.plan())));
        } catch (AbandonedCallException e) {
            return;
        } catch (DriverAbsentException | ConnectionException | KuraException | RuntimeException | LinkageError e) {
            reading = readings.failed(now.plan().readable(), Reasons.of(e));
            absent = e instanceof DriverAbsentException;
            failed(now, e);
        }
        deliver(now, reading, absent, outlet);
    }

    /** The log of a failure that is a fault of the driver shows where. */
    private static void failed(Binding now, Throwable failure) {
        if (failure instanceof RuntimeException || failure instanceof LinkageError) {
            LOG.debug("{}: driver '{}' failed", now.plan().pid(), now.plan().driverPid(), failure);
        }
    }

    private void tellAbsent(Binding now) {
        if (binding.link() == now.link()
                && now.link().current() == null
                && !now.plan().readable().isEmpty()) {
            String reason = new DriverAbsentException(now.plan().driverPid()).getMessage();
            throughGate(() -> deliver(now, readings.failed(now.plan().readable(), reason), true, outlet));
        }
    }

    /** With absent, the way to the driver tells the operator, once for all its assets. */
    private void deliver(Binding from, Reading reading, boolean absent, WireOutlet to) {
        if (stopped) {
            return;
        }
        state.reading(reading);
        if (!reading.samples().isEmpty()) {
            engine.sinks().offer(reading.samples());
        }
        if (reading.failure() != null) {
            outages.failed(from.plan().pid(), reading.failure(), absent);
        } else {
            outages.answered(from.plan().pid(), reading);
        }
        if (to != null) {
            to.emit(reading, from.plan().emit());
        }
    }

    private DriverSession session(Binding now, DriverHandle handle) {
        DriverSession open = session.get();
        if (open != null && open.isOf(handle)) {
            return open;
        }
        DriverSession fresh = new DriverSession(now.link(), handle, this::pushed);
        replaceSession(fresh);
        return fresh;
    }

    /** The session until now is ended where its driver may be called. */
    private void replaceSession(DriverSession next) {
        boolean replaced;
        do {
            DriverSession old = session.get();
            // First, so that a driver that goes meanwhile finds it in one place or the other.
            if (old != null) {
                retired.add(old);
            }
            replaced = session.compareAndSet(old, next);
            if (old != null) {
                onLane(old.link(), () -> endOnLane(old));
            }
        } while (!replaced);
    }

    /** Unless its driver goes: then {@link #release} ends it, or nobody if it went. */
    private void endOnLane(DriverSession old) {
        if (old.handle().enter()) {
            try {
                if (retired.remove(old)) {
                    old.close();
                }
            } finally {
                old.handle().leave();
            }
        } else if (old.handle().hasEnded()) {
            retired.remove(old);
        }
    }

    private void subscribeSoon(Binding now) {
        if (!listeners.wanted(now.plan()).isEmpty() || session.get() != null) {
            onLane(now.link(), () -> subscribe(now));
        }
    }

    private void subscribe(Binding then) {
        Binding now = binding;
        if (stopped || now.link() != then.link()) {
            return;
        }
        try {
            boolean complete = now.link().call(handle -> session(now, handle).subscribe(listeners.wanted(now.plan())));
            if (!complete) {
                var unused = engine.pool().schedule(now.link().lane(), () -> subscribe(now), SUBSCRIBE_AGAIN);
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
        Binding now = binding;
        AssetChannel channel = now.plan().channels().get(event.key().channel());
        if (stopped || session.get() != from || channel == null) {
            return;
        }
        ChannelRecord record = event.event().getChannelRecord();
        throughGate(() -> pushed(now, channel, event, record));
    }

    private void pushed(Binding now, AssetChannel channel, DriverSession.Event event, ChannelRecord record) {
        Reading reading = readings.pushed(now.plan(), channel, record);
        if (listeners.isSelf(event.key())) {
            pushedForUs(now, reading);
        } else {
            listeners.tell(event.key(), channel, record, reading);
        }
    }

    private void pushedForUs(Binding now, Reading reading) {
        state.reading(reading);
        engine.sinks().offer(reading.samples());
        if (now.plan().emit().allChannels()) {
            request(false);
        } else if (outlet != null) {
            outlet.emit(reading, now.plan().emit());
        }
    }
}
