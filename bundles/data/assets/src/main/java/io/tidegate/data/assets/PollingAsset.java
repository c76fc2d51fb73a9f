// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.api.audit.Actor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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

    private final AssetEngine engine;
    private final WireOutlet outlet;
    private final Readings readings;
    private final OutageLog outages;
    private final AssetState state = new AssetState();
    private final WriteQueue writes;
    private final AtomicReference<Lane> waiting = new AtomicReference<>();
    private final AtomicLong skipped = new AtomicLong();
    private final Gate gate = new Gate();
    private final PollTimer timer;
    private final Pushing pushing;
    private final ChannelAccess access;
    private final ChannelWrites writing;
    private volatile Binding binding;
    private volatile boolean stopped;

    /** @param outlet where readings leave for the wire graph; null if they don't */
    PollingAsset(AssetEngine engine, AssetPlan plan, WireOutlet outlet) {
        this.engine = engine;
        this.outlet = outlet;
        this.readings = new Readings(engine.clock());
        this.outages = new OutageLog(engine.nanos());
        this.writes = new WriteQueue(WireOutlet.LONGEST_HELD, engine.nanos());
        this.access = new ChannelAccess(engine, (now, reading, absent) -> deliver(now, reading, absent, null));
        this.writing = new ChannelWrites(engine, state);
        this.timer = new PollTimer(engine.pool(), this::trigger);
        this.pushing = new Pushing(engine.pool(), readings, gate, () -> stopped ? null : binding, this::pushed);
        this.binding = new Binding(plan, null);
    }

    synchronized void start() {
        AssetPlan plan = binding.plan();
        binding = new Binding(plan, engine.attach(plan.driverPid(), this));
        timer.follow(plan);
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
            pushing.sessions().end();
        }
        state.planned(plan);
        if (outlet != null && !old.plan().emit().equals(plan.emit())) {
            outlet.forget();
        }
        if (old.plan().polls() != plan.polls() || !old.plan().pollInterval().equals(plan.pollInterval())) {
            timer.follow(plan);
        }
        driverChanged();
    }

    synchronized void stop() {
        stopped = true;
        timer.stop();
        engine.detach(binding.link(), this);
        pushing.sessions().end();
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

    /** Writes the channels on behalf of the actor, then reads as by {@link #trigger}. */
    void triggerAfterWriting(Actor actor, List<ChannelRecord> records) {
        if (!writes.offer(records, actor)) {
            String driver = "wait for driver '" + binding.plan().driverPid() + "'";
            writing.written(binding, "more than " + WriteQueue.MOST + " writes " + driver);
            writing.refused(binding, actor, records, "more than " + WriteQueue.MOST + " others " + driver);
        }
        request(false);
    }

    /** Tells the audit trail of values that came along wires and do not fit their channels. */
    void refuse(Actor actor, List<ChannelRecord> records, String reason) {
        writing.refused(binding, actor, records, reason);
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
            now.link().lane().tryExecute(() -> tellAbsent(now));
        }
        pushing.subscribeSoon(now);
    }

    @Override
    public void release(DriverHandle handle) {
        pushing.sessions().release(handle);
    }

    @Override
    public void abandon(DriverHandle handle) {
        pushing.sessions().abandon(handle);
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
        writing.write(binding, records);
    }

    @Override
    public void registerChannelListener(String channelName, ChannelListener listener) throws KuraException {
        Objects.requireNonNull(channelName, "channel name");
        Objects.requireNonNull(listener, "channel listener");
        if (!plan().channels().containsKey(channelName)) {
            throw new KuraException(KuraErrorCode.NOT_FOUND, plan().pid() + ": no channel '" + channelName + "'");
        }
        pushing.add(binding, channelName, listener);
    }

    @Override
    public void unregisterChannelListener(ChannelListener listener) {
        Objects.requireNonNull(listener, "channel listener");
        pushing.remove(binding, listener);
    }

    private void request(boolean due) {
        DriverLink link = binding.link();
        Lane lane = link.lane();
        if (waiting.getAndSet(lane) != lane) {
            lane.tryExecute(() -> work(lane));
        } else if (due) {
            skipped.incrementAndGet();
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
        writing.writeWaiting(now, writes);
        if (!now.plan().readable().isEmpty()) {
            gate.through(() -> read(now));
        }
    }

    private void read(Binding now) {
        Reading reading;
        boolean absent = false;
        try {
            reading = now.link()
                    .call(handle -> readings.answered(
                            now.plan(),
                            pushing.sessions().of(now.link(), handle).read(now.plan())));
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
            gate.through(() -> deliver(now, readings.failed(now.plan().readable(), reason), true, outlet));
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

    private void pushed(Binding now, Reading reading) {
        state.reading(reading);
        engine.sinks().offer(reading.samples());
        if (now.plan().emit().allChannels()) {
            request(false);
        } else if (outlet != null) {
            outlet.emit(reading, now.plan().emit());
        }
    }
}
