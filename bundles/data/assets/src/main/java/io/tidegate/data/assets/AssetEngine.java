// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import io.tidegate.api.audit.AuditOutlet;
import io.tidegate.api.audit.AuditTrail;
import io.tidegate.api.audit.RepeatGuard;
import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import io.tidegate.api.samples.LatestValues;
import io.tidegate.api.samples.Sample;
import io.tidegate.api.samples.SampleSink;
import io.tidegate.lib.concurrent.WorkerPool;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.type.TypedValue;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.bundle.EventHook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What all assets of the bundle share: its threads, the ways to the drivers, and the sinks. */
@Component(service = AssetEngine.class, configurationPolicy = ConfigurationPolicy.IGNORE)
public final class AssetEngine {

    /** Silent devices block one worker each, so this is how many may be silent at once before others wait. */
    private static final int MOST_THREADS = 1000;

    private static final Duration CALL_LIMIT = Duration.ofSeconds(10);

    private final WorkerPool pool = new WorkerPool("assets", MOST_THREADS);
    private final SinkFanOut sinks = new SinkFanOut();
    private final AuditOutlet outlet = new AuditOutlet();
    private final Map<String, DriverLink> links = new HashMap<>();
    /** What each bound driver is called, by its service id; guarded by the links. */
    private final Map<Object, String> names = new HashMap<>();

    private final Clock clock;
    private final LongSupplier nanos;
    private final Duration callLimit;
    private final StopDrain drain;
    private final RepeatGuard guard;
    private final WriteAudit audit;
    /** For the values before a write. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile LatestValues values;

    private ServiceRegistration<EventHook> hook;
    private volatile boolean stopped;

    @Activate
    public AssetEngine(BundleContext context) {
        this(Clock.systemUTC(), System::nanoTime, CALL_LIMIT, context.getBundle());
        hook = context.registerService(EventHook.class, drain, null);
    }

    AssetEngine(Clock clock, LongSupplier nanos, Duration callLimit) {
        this(clock, nanos, callLimit, null);
    }

    private AssetEngine(Clock clock, LongSupplier nanos, Duration callLimit, Bundle bundle) {
        drain = new StopDrain(bundle);
        this.clock = clock;
        this.nanos = nanos;
        this.callLimit = callLimit;
        guard = new RepeatGuard(outlet, nanos, this::later);
        audit = new WriteAudit(guard, clock, this::latest);
    }

    @Deactivate
    void stop() {
        stopped = true;
        pool.close();
        guard.close();
        if (hook != null) {
            hook.unregister();
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, updated = "updatedDriver")
    void bindDriver(Driver driver, Map<String, Object> properties) {
        synchronized (links) {
            String name = name(properties);
            names.put(key(driver, properties), name);
            link(name).bind(driver);
        }
    }

    /** A driver may get its name late, or another one. */
    void updatedDriver(Driver driver, Map<String, Object> properties) {
        synchronized (links) {
            if (name(properties).equals(names.get(key(driver, properties)))) {
                return;
            }
        }
        unbindDriver(driver, properties);
        bindDriver(driver, properties);
    }

    void unbindDriver(Driver driver, Map<String, Object> properties) {
        String name;
        synchronized (links) {
            name = names.remove(key(driver, properties));
        }
        if (name != null && !stopped) {
            link(name).unbind(driver);
            forgetUnused(name);
        }
    }

    private static Object key(Driver driver, Map<String, Object> properties) {
        return Objects.requireNonNullElse(properties.get(Constants.SERVICE_ID), driver);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindSink(SampleSink sink) {
        sinks.add(sink);
    }

    void unbindSink(SampleSink sink) {
        sinks.remove(sink);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindTrail(AuditTrail trail) {
        outlet.bind(trail);
    }

    void unbindTrail(AuditTrail trail) {
        outlet.unbind(trail);
    }

    /** Where writes to devices are recorded. */
    WriteAudit audit() {
        return audit;
    }

    /** What an operator should know of the audit trail; empty if it is there. */
    String auditProblem() {
        return outlet.problem();
    }

    private void later(Runnable task, Duration delay) {
        var unused = pool.schedule(pool::execute, task, delay);
    }

    private TypedValue<?> latest(ChannelId channel) {
        LatestValues known = values;
        return known == null
                ? null
                : known.latest(channel)
                        .map(LatestValue::valued)
                        .map(Sample::value)
                        .orElse(null);
    }

    WorkerPool pool() {
        return pool;
    }

    SinkFanOut sinks() {
        return sinks;
    }

    /** Empties the wire assets when the bundle is being stopped. */
    StopDrain drain() {
        return drain;
    }

    Clock clock() {
        return clock;
    }

    /** Monotonic nanoseconds, for ages. */
    LongSupplier nanos() {
        return nanos;
    }

    /** The way to the driver, with the asset as its user. */
    DriverLink attach(String driverPid, DriverUser user) {
        synchronized (links) {
            DriverLink link = link(driverPid);
            link.attach(user);
            return link;
        }
    }

    void detach(DriverLink link, DriverUser user) {
        link.detach(user);
        forgetUnused(link.pid());
    }

    private DriverLink link(String driverPid) {
        synchronized (links) {
            return links.computeIfAbsent(driverPid, pid -> new DriverLink(pid, pool, callLimit));
        }
    }

    private void forgetUnused(String driverPid) {
        synchronized (links) {
            links.computeIfPresent(driverPid, (pid, link) -> link.unused() ? null : link);
        }
    }

    private static String name(Map<String, Object> properties) {
        Object name = properties.get(ConfigurationService.KURA_SERVICE_PID);
        return String.valueOf(name != null ? name : properties.get(Constants.SERVICE_PID));
    }
}
