// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import io.tidegate.lib.concurrent.WorkerPool;
import io.tidegate.lib.settings.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A device that publishes what the plant does and takes a setpoint, by way of a broker. */
@Component(
        name = MqttDevice.PID,
        configurationPid = MqttDevice.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        property = HealthCheck.NAME + "=MQTT device of the demo plant",
        service = {ConfigurableComponent.class, HealthCheck.class})
@Designate(ocd = MqttDeviceConfig.class)
public final class MqttDevice implements ConfigurableComponent, HealthCheck {

    static final String PID = "io.tidegate.drivers.simulator.mqtt";
    static final String URL = "mqtt://127.0.0.1:1883";
    static final int PERIOD = 1000;
    static final String PREFIX = "plant";

    private static final Logger LOG = LoggerFactory.getLogger(MqttDevice.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final WorkerPool pool;
    private final Executor serial;
    private final Wanted wanted;
    private final AtomicLong published = new AtomicLong();
    private ScheduledFuture<?> ticks;
    private volatile ScheduledFuture<?> retry;
    private volatile MqttDeviceLink link;
    private volatile Map<String, Object> plant;
    private volatile String trouble = "not connected yet";
    private volatile boolean stopped;

    /** The checked configuration. */
    record Wanted(URI broker, Duration period, String prefix) {

        /** @throws io.tidegate.lib.settings.SettingFault naming key, value and what is allowed */
        static Wanted of(Settings settings) {
            URI broker = settings.uri("broker-url", URL, List.of("mqtt"));
            String prefix = settings.text("topic.prefix", PREFIX).strip();
            if (!prefix.matches("[^+#/\\x00]+(/[^+#/\\x00]+)*")) {
                throw settings.fault("topic.prefix", prefix, "a topic without + and #, such as plant or line1/plant");
            }
            int period = settings.integer("period.ms", PERIOD, 10, 3_600_000);
            return new Wanted(broker, Duration.ofMillis(period), prefix);
        }

        String paho() {
            return "tcp://" + broker.getHost() + ":" + (broker.getPort() < 0 ? 1883 : broker.getPort());
        }
    }

    @Activate
    public MqttDevice(@Reference Workers workers, Map<String, Object> properties) {
        this(workers.pool(), new Settings(PID, properties));
    }

    MqttDevice(WorkerPool pool, Settings settings) {
        this.pool = pool;
        serial = pool.serial(PID);
        wanted = Wanted.of(settings);
    }

    /** Comes and goes with {@link PlantServer}. */
    @Reference(
            service = ConcurrentMap.class,
            target = "(" + PlantServer.MAP_PROPERTY + "=demo)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindPlant(ConcurrentMap<String, Object> map) {
        plant = map;
    }

    @SuppressWarnings("ReferenceEquality")
    void unbindPlant(ConcurrentMap<String, Object> map) {
        if (plant == map) {
            plant = null;
        }
    }

    @Activate
    void start() {
        ticks = pool.every(serial, this::publish, wanted.period(), wanted.period());
        onWorker(this::connect);
    }

    @Deactivate
    void stop() {
        stopped = true;
        ticks.cancel(false);
        ScheduledFuture<?> waiting = retry;
        if (waiting != null) {
            waiting.cancel(false);
        }
        MqttDeviceLink open = link;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public Result execute() {
        if (plant == null) {
            return new Result(Result.Status.WARN, PID + ": there is no plant: " + PlantServer.PID + " does not run");
        }
        MqttDeviceLink open = link;
        return open != null && open.isConnected()
                ? new Result(
                        Result.Status.OK,
                        PID + ": connected to " + wanted.broker() + ", " + published.get() + " messages published")
                : new Result(Result.Status.WARN, PID + ": " + wanted.broker() + ": " + trouble);
    }

    /** Tries until it succeeds: the broker may come later. */
    private void connect() {
        try {
            MqttDeviceLink fresh = new MqttDeviceLink(wanted.paho(), this::take, this::lost);
            link = fresh;
            if (stopped) {
                return;
            }
            fresh.open(wanted.prefix() + "/pump/speed/set");
            if (fresh.isConnected()) {
                LOG.info("{}: connected to {}", PID, wanted.broker());
                trouble = "";
            }
        } catch (MqttException | RuntimeException e) {
            lost(e);
        }
        if (stopped) {
            link.close();
        }
    }

    private void lost(Throwable cause) {
        MqttDeviceLink broken = link;
        if (broken != null) {
            broken.abort();
        }
        if (stopped) {
            return;
        }
        String line = MqttDeviceLink.reason(cause);
        if (!line.equals(trouble)) {
            LOG.warn("{}: {}: {}; tries again by itself", PID, wanted.broker(), line);
        }
        trouble = line;
        retry = pool.schedule(serial, this::connect, RETRY);
    }

    private void publish() {
        Map<String, Object> now = plant;
        MqttDeviceLink open = link;
        if (now == null || open == null || !open.isConnected()) {
            return;
        }
        String status = String.format(
                Locale.ROOT,
                "{\"time\":%d,\"vibration\":%.3f,\"speed\":%.1f,\"running\":%s}",
                System.currentTimeMillis(),
                number(now, "pump.vibration"),
                number(now, "pump.speed"),
                now.get("pump.running"));
        try {
            open.publish(wanted.prefix() + "/pump/status", status);
            open.publish(
                    wanted.prefix() + "/tank/level", String.format(Locale.ROOT, "%.2f", number(now, "tank.level")));
            open.publish(wanted.prefix() + "/furnace/state", String.valueOf(now.get("furnace.state")));
            published.addAndGet(3);
        } catch (MqttException e) {
            LOG.debug("{}: not published: {}", PID, e.toString());
        }
    }

    /** Others may have put anything there until the plant's next step. */
    private static double number(Map<String, Object> plant, String key) {
        return plant.get(key) instanceof Number number ? number.doubleValue() : 0;
    }

    /** A setpoint that is no number is nothing to the device. */
    private void take(byte[] payload) {
        Map<String, Object> now = plant;
        try {
            double setpoint = Double.parseDouble(new String(payload, StandardCharsets.UTF_8));
            if (now != null) {
                now.put("pump.speed.setpoint", setpoint);
            }
        } catch (NumberFormatException e) {
            LOG.debug("{}: a setpoint that is no number", PID);
        }
    }

    private void onWorker(Runnable task) {
        try {
            serial.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: work came after the stop", PID);
        }
    }
}
