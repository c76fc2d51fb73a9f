// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import io.tidegate.lib.concurrent.WorkerPool;
import io.tidegate.lib.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.driver.ChannelDescriptor;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.PreparedRead;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The reference driver: every part of the contract in its simplest form, without a device.
 *
 * <p>What to notice: the constructor checks the configuration and does no I/O. One factory configuration is one device is
 * one instance of this class. Reading and writing never throw because of a single channel: its record gets a FAILURE with
 * a message that names it; only a lost device is a {@code ConnectionException}. Nobody calls {@link #connect}: a real
 * driver connects when it is first asked. {@link #stop} returns soon, whatever is going on.
 */
@Component(
        name = SimulatorDriver.PID,
        configurationPid = SimulatorDriver.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        property = HealthCheck.NAME + "=Simulator driver",
        service = {Driver.class, ConfigurableComponent.class, HealthCheck.class})
@Designate(ocd = SimulatorConfig.class, factory = true)
public final class SimulatorDriver implements Driver, ConfigurableComponent, HealthCheck {

    static final String PID = "io.tidegate.drivers.simulator";

    private static final ChannelStatus SUCCESS = new ChannelStatus(ChannelFlag.SUCCESS);

    private final String name;
    private final long readDelayMillis;
    private final int loseEvery;
    private final Listening listening;
    private final long start = System.nanoTime();
    private final Map<String, Double> cells = new ConcurrentHashMap<>();
    private final Map<String, Long> reads = new ConcurrentHashMap<>();
    private final AtomicLong rounds = new AtomicLong();
    private volatile boolean stopped;

    /** The configuration comes as a map, so that {@link Settings} can name key, value and range of what is wrong. */
    @Activate
    public SimulatorDriver(@Reference Workers workers, Map<String, Object> properties) {
        this(workers.pool(), Settings.of(properties));
    }

    SimulatorDriver(WorkerPool pool, Settings settings) {
        name = settings.pid();
        readDelayMillis = settings.integer("read.delay.ms", 0, 0, 10_000);
        loseEvery = settings.integer("lose.every", 0, 0, Integer.MAX_VALUE);
        listening = new Listening(pool, name, this::read);
    }

    @Deactivate
    void stop() {
        stopped = true;
        listening.close();
    }

    @Override
    public void connect() throws ConnectionException {
        requireRunning();
    }

    @Override
    public void disconnect() {
        // There is nothing to close. A real driver closes its connection here and opens it again when next asked.
    }

    /** What a form must ask for a channel of this driver. */
    @Override
    public ChannelDescriptor getChannelDescriptor() {
        return new SimulatorChannelDescriptor();
    }

    @Override
    public void read(List<ChannelRecord> records) throws ConnectionException {
        requireRunning();
        takeTime();
        if (isDue(rounds.incrementAndGet(), loseEvery)) {
            throw new ConnectionException(name + ": no device, as lose.every = " + loseEvery + " wants it");
        }
        records.forEach(this::read);
    }

    /** What is the same at each poll can be worked out once here; a simulator has nothing to gain from it. */
    @Override
    public PreparedRead prepareRead(List<ChannelRecord> records) {
        return new PreparedRead() {
            @Override
            public List<ChannelRecord> execute() throws ConnectionException {
                read(records);
                return records;
            }

            @Override
            public List<ChannelRecord> getChannelRecords() {
                return records;
            }

            @Override
            public void close() {
                // Holds nothing.
            }
        };
    }

    @Override
    public void write(List<ChannelRecord> records) throws ConnectionException {
        requireRunning();
        records.forEach(this::write);
    }

    /** A device that pushes calls the listener from its own thread; here a timer does. */
    @Override
    public void registerChannelListener(Map<String, Object> channelConfig, ChannelListener listener)
            throws ConnectionException {
        requireRunning();
        listening.add(channelConfig, listener);
    }

    @Override
    public void unregisterChannelListener(ChannelListener listener) {
        listening.remove(listener);
    }

    /** Quick and without I/O: tells what is known already. */
    @Override
    public Result execute() {
        return new Result(Result.Status.OK, name + ": " + rounds.get() + " reads, " + listening.count() + " listeners");
    }

    private void read(ChannelRecord record) {
        try {
            SimulatedChannel channel = channel(record);
            if (isDue(reads.merge(record.getChannelName(), 1L, Long::sum), channel.failEvery())) {
                throw new IllegalArgumentException("a failure, as fail.every = " + channel.failEvery() + " wants it");
            }
            record.setValue(Values.of(value(channel), record.getValueType()));
            succeed(record);
        } catch (IllegalArgumentException e) {
            fail(record, "read", e);
        }
    }

    private void write(ChannelRecord record) {
        try {
            SimulatedChannel channel = channel(record);
            if (channel.signal() != Signal.MEMORY) {
                throw new IllegalArgumentException("signal " + channel.signal() + " can't be written, only MEMORY");
            }
            cells.put(channel.cell(), Values.number(record.getValue()));
            succeed(record);
        } catch (IllegalArgumentException e) {
            fail(record, "write", e);
        }
    }

    private double value(SimulatedChannel channel) {
        return switch (channel.signal()) {
            case MEMORY -> cells.getOrDefault(channel.cell(), channel.offset());
            case RANDOM_WALK -> cells.merge(channel.cell(), channel.offset(), (now, middle) -> step(now, channel));
            default -> channel.at(Duration.ofNanos(System.nanoTime() - start));
        };
    }

    private static double step(double now, SimulatedChannel channel) {
        double range = Math.abs(channel.amplitude());
        double next = now + range * ThreadLocalRandom.current().nextDouble(-0.1, 0.1);
        return Math.max(channel.offset() - range, Math.min(channel.offset() + range, next));
    }

    private SimulatedChannel channel(ChannelRecord record) {
        return SimulatedChannel.of(
                new Settings(record.getChannelName(), record.getChannelConfig()), record.getChannelName());
    }

    private void requireRunning() throws ConnectionException {
        if (stopped) {
            throw new ConnectionException(name + ": stopped");
        }
    }

    private void takeTime() throws ConnectionException {
        if (readDelayMillis == 0) {
            return;
        }
        try {
            Thread.sleep(readDelayMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionException(name + ": interrupted", e);
        }
    }

    private static boolean isDue(long count, int every) {
        return every > 0 && count % every == 0;
    }

    private static void succeed(ChannelRecord record) {
        record.setChannelStatus(SUCCESS);
        record.setTimestamp(System.currentTimeMillis());
    }

    private void fail(ChannelRecord record, String action, IllegalArgumentException e) {
        String message = name + ": " + action + " " + record.getChannelName() + ": " + e.getMessage();
        record.setChannelStatus(new ChannelStatus(ChannelFlag.FAILURE, message, e));
        record.setTimestamp(System.currentTimeMillis());
    }
}
