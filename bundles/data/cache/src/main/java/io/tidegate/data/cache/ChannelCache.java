// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import io.tidegate.api.samples.LatestValues;
import io.tidegate.api.samples.LatestValuesListener;
import io.tidegate.api.samples.Quality;
import io.tidegate.api.samples.Sample;
import io.tidegate.api.samples.SampleSink;
import io.tidegate.lib.concurrent.WorkerPool;
import io.tidegate.lib.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Keeps the newest sample of every channel and its recent past, in memory. */
@Component(
        immediate = true,
        name = CacheConfig.PID,
        configurationPid = CacheConfig.PID,
        service = {
            SampleSink.class,
            LatestValues.class,
            ConfigurationListener.class,
            ConfigurableComponent.class,
            HealthCheck.class
        },
        property = {"kura.service.pid=" + CacheConfig.PID, "hc.name=Latest values"})
@Designate(ocd = CacheConfig.class)
public final class ChannelCache
        implements SampleSink, LatestValues, ConfigurationListener, ConfigurableComponent, HealthCheck {

    /** A listener hears of a stale value within two of them. */
    private static final Duration PERIOD = Duration.ofMillis(200);

    private final WorkerPool pool = new WorkerPool("cache", FirstReading.LANES + 1);
    private final Executor own = pool.serial(CacheConfig.PID);
    private final AtomicBoolean checking = new AtomicBoolean();
    private final Listeners listeners;
    private final Shelves shelves;
    private final FirstReading firstReading;
    private final AssetWatch watch;
    private volatile boolean stopped;

    @Activate
    public ChannelCache(Map<String, Object> properties) {
        this(properties, Clock.systemUTC(), System::nanoTime);
    }

    /** @param nanos monotonic nanoseconds, for ages */
    ChannelCache(Map<String, Object> properties, Clock clock, LongSupplier nanos) {
        HistoryLimits limits = HistoryLimits.of(Settings.of(properties));
        listeners = new Listeners(nanos);
        shelves = new Shelves(limits, listeners, this::soon, clock, nanos);
        firstReading = new FirstReading(shelves, pool);
        watch = new AssetWatch(shelves, firstReading, nanos);
    }

    @Activate
    void start() {
        var unused = pool.every(this::once, this::check, PERIOD, PERIOD);
    }

    /** Other limits hold at once; what fits into them stays. */
    @Modified
    void modified(Map<String, Object> properties) {
        shelves.limit(HistoryLimits.of(Settings.of(properties)));
    }

    @Deactivate
    void stop() {
        stopped = true;
        firstReading.stop();
        pool.close();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindListener(LatestValuesListener listener) {
        listeners.add(listener);
    }

    void unbindListener(LatestValuesListener listener) {
        listeners.remove(listener);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(kura.service.pid=*)",
            updated = "updatedAsset")
    void bindAsset(Asset asset, Map<String, Object> properties) {
        watch.seen(asset, properties);
    }

    void updatedAsset(Asset asset, Map<String, Object> properties) {
        watch.seen(asset, properties);
    }

    void unbindAsset(Asset asset, Map<String, Object> properties) {
        if (!stopped) {
            watch.left(asset, properties);
        }
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (event.getType() == ConfigurationEvent.CM_DELETED) {
            watch.deleted(event.getPid());
        }
    }

    @Override
    public void offer(List<Sample> samples) {
        shelves.put(samples);
    }

    @Override
    public Optional<LatestValue> latest(ChannelId channel) {
        return shelves.latest(channel);
    }

    @Override
    public List<LatestValue> all() {
        return shelves.all();
    }

    @Override
    public List<Sample> history(ChannelId channel, int most) {
        if (most < 1) {
            throw new IllegalArgumentException(channel + ": at least 1 sample of history, not " + most);
        }
        return shelves.history(channel, most);
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        Tally tally = shelves.count();
        log.info(
                "{} channels of {} assets: {} good, {} uncertain, {} stale, {} bad",
                shelves.channels(),
                shelves.assets(),
                tally.of(Quality.GOOD),
                tally.of(Quality.UNCERTAIN),
                tally.of(Quality.STALE),
                tally.of(Quality.BAD));
        log.info(
                "history: {} samples, about {} of {} bytes",
                tally.samples(),
                tally.bytes(),
                shelves.limits().bytes());
        listeners.faults().forEach(line -> log.warn("{}", line));
        return new Result(log);
    }

    /** Tells of assets that are away and of values that are stale. */
    void check() {
        watch.check();
        shelves.age();
    }

    /** Not again while it is still at it: what is slow must not pile up. */
    private void once(Runnable task) {
        if (checking.compareAndSet(false, true)) {
            own.execute(() -> {
                try {
                    task.run();
                } finally {
                    checking.set(false);
                }
            });
        }
    }

    private void soon(Runnable task) {
        try {
            own.execute(task);
        } catch (RejectedExecutionException e) {
            // The bundle stops, and its listeners with it.
        }
    }
}
