// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import io.tidegate.lib.settings.Settings;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.driver.ChannelDescriptor;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.PreparedRead;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/**
 * A Modbus TCP device, or a gateway with several units behind it. Connects when first asked, has no thread of its own and
 * retries nothing: whoever polls decides. A device does not push, so there are no listeners.
 */
@Component(
        name = ModbusDriver.PID,
        configurationPid = ModbusDriver.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        property = HealthCheck.NAME + "=Modbus device",
        service = {Driver.class, ConfigurableComponent.class, HealthCheck.class})
@Designate(ocd = ModbusConfig.class, factory = true)
public final class ModbusDriver implements Driver, ConfigurableComponent, HealthCheck {

    static final String PID = "io.tidegate.drivers.modbus";

    private static final int STOP_SECONDS = 3;

    private final Device device;
    private final LineState state;
    private final ModbusLine line;

    /** Whose turn it is on the line. Held during a conversation, since a device answers one request at a time. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private volatile boolean stopped;

    @Activate
    public ModbusDriver(Map<String, Object> properties) {
        device = Device.of(Settings.of(properties));
        state = new LineState(device, Clock.systemUTC());
        line = new ModbusLine(device, state);
    }

    @Deactivate
    void stop() {
        stopped = true;
        disconnect();
    }

    @Override
    public void connect() throws ConnectionException {
        turn.lock();
        try {
            if (stopped) {
                throw new ConnectionException(device.name() + ": stopped");
            }
            line.open();
        } catch (IOException e) {
            throw new ConnectionException(device.name() + ": " + e.getMessage(), e);
        } finally {
            turn.unlock();
        }
    }

    /** Waits a bounded time for the running request, then closes the connection whatever it is doing. */
    @Override
    public void disconnect() {
        boolean mine = false;
        try {
            mine = turn.tryLock(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        line.close();
        if (mine) {
            turn.unlock();
        }
    }

    @Override
    public ChannelDescriptor getChannelDescriptor() {
        return new ModbusChannelDescriptor();
    }

    @Override
    public void read(List<ChannelRecord> records) throws ConnectionException {
        new ReadPlan(device, records, this::run).execute();
    }

    @Override
    public PreparedRead prepareRead(List<ChannelRecord> records) {
        return new ReadPlan(device, records, this::run);
    }

    /** Writes in the order given; adjacent values next to each other in the list share a request. */
    @Override
    public void write(List<ChannelRecord> records) throws ConnectionException {
        List<WriteGroup> groups = new ArrayList<>();
        WriteGroup last = null;
        for (ChannelRecord record : records) {
            try {
                WritePoint point = new WritePoint(record, ModbusChannel.of(ReadPlan.settings(device, record), device));
                if (last == null || !last.takes(point)) {
                    last = new WriteGroup(device, point);
                    groups.add(last);
                }
            } catch (IllegalArgumentException e) {
                Point.fail(record, describe(record, e), e, System.currentTimeMillis());
            }
        }
        run(groups);
    }

    @Override
    public void registerChannelListener(Map<String, Object> channelConfig, ChannelListener listener) {
        throw new UnsupportedOperationException(
                device.name() + ": Modbus devices don't push; set poll.interval.ms on the asset instead of listening");
    }

    @Override
    public void unregisterChannelListener(ChannelListener listener) {
        // None is ever registered.
    }

    @Override
    public Result execute() {
        return state.health();
    }

    /** A unit that was silent is not asked again in the same round; the others behind the same gateway are. */
    private void run(List<? extends Exchange> parts) throws ConnectionException {
        turn.lock();
        try {
            long answers = state.answers();
            Set<Integer> silentUnits = new HashSet<>(4);
            IOException silence = null;
            Exchange silent = null;
            for (Exchange part : parts) {
                if (stopped) {
                    silence = new IOException("stopped");
                    silent = part;
                }
                if (stopped || silentUnits.contains(part.unit())) {
                    part.onFailure(silence);
                    continue;
                }
                try {
                    part.run(line);
                } catch (IOException e) {
                    silence = e;
                    silent = part;
                    silentUnits.add(part.unit());
                }
            }
            if (silence != null && state.answers() == answers) {
                throw new ConnectionException(device.name() + ": " + silent + ": " + silence.getMessage(), silence);
            }
        } finally {
            turn.unlock();
        }
    }

    private String describe(ChannelRecord record, IllegalArgumentException e) {
        String name = device.name() + ": " + record.getChannelName() + ": ";
        return e.getMessage().startsWith(name) ? e.getMessage() : name + "write: " + e.getMessage();
    }
}
