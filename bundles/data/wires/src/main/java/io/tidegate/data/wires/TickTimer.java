// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import io.tidegate.lib.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Emits {@code TIMER}, the time in ms, at fixed points in time: a late tick does not shift the next ones, and a tick that
 * comes while the one before is still being worked off is skipped.
 */
@Component(
        name = TickTimer.PID,
        configurationPid = TickTimer.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {WireEmitter.class, WireComponent.class, Producer.class, ConfigurableComponent.class},
        property = {
            "input.cardinality.minimum:Integer=0",
            "input.cardinality.maximum:Integer=0",
            "input.cardinality.default:Integer=0",
            "output.cardinality.minimum:Integer=1",
            "output.cardinality.maximum:Integer=1",
            "output.cardinality.default:Integer=1"
        })
@Designate(ocd = TimerConfig.class, factory = true)
public final class TickTimer extends Wired implements WireEmitter, ConfigurableComponent {

    static final String PID = "org.eclipse.kura.wire.Timer";

    private static final Logger LOG = LoggerFactory.getLogger(TickTimer.class);
    /** The longest wait for a time table's next tick, so that a changed clock or time zone is noticed. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final WireHelperService helper;
    private final Threads threads;
    private final TimerSettings settings;
    private final String pid;
    private final Executor executor;
    private final AtomicBoolean ticking = new AtomicBoolean();
    private volatile Future<?> pending;
    private volatile boolean stopped;
    private long skipped;

    @Activate
    public TickTimer(Map<String, Object> properties, @Reference WireHelperService helper, @Reference Threads threads) {
        Settings read = Settings.of(properties);
        settings = TimerSettings.of(read);
        pid = read.pid();
        this.helper = helper;
        this.threads = threads;
        executor = threads.pool().serial(pid);
    }

    @Activate
    void start(ComponentContext context) {
        connect(helper, context);
        if (settings.table().isPresent()) {
            await(ZonedDateTime.now(ZoneId.systemDefault()));
        } else {
            pending = threads.pool().every(this::tryTick, this::tick, settings.first(), settings.interval());
        }
    }

    @Deactivate
    void stop() {
        stopped = true;
        Future<?> last = pending;
        if (last != null) {
            last.cancel(false);
        }
    }

    /** Waits for the first time of the table after {@code after}, in steps that notice a changed clock. */
    private void await(ZonedDateTime after) {
        Optional<ZonedDateTime> next = settings.table().orElseThrow().next(after);
        if (next.isEmpty()) {
            LOG.info("{}: the time table has no further time", pid);
            return;
        }
        Duration wait = Duration.between(Instant.now(), next.get().toInstant());
        boolean due = wait.compareTo(LONGEST_WAIT) <= 0;
        Duration step = due ? wait : LONGEST_WAIT;
        pending = threads.pool()
                .schedule(
                        Runnable::run,
                        () -> wake(due ? next.get() : ZonedDateTime.now(ZoneId.systemDefault()), due),
                        step.isNegative() ? Duration.ZERO : step);
        if (stopped) {
            pending.cancel(false);
        }
    }

    private void wake(ZonedDateTime at, boolean due) {
        if (stopped) {
            return;
        }
        ZonedDateTime now = ZonedDateTime.now(ZoneId.systemDefault());
        if (due && !now.isBefore(at)) {
            tryTick(this::tick);
            // After a jump of the clock or a suspended machine the times in between are not made up for.
            await(Duration.between(at, now).compareTo(LONGEST_WAIT) > 0 ? now : at);
        } else {
            await(now);
        }
    }

    private void tryTick(Runnable tick) {
        if (ticking.compareAndSet(false, true)) {
            executor.execute(tick);
        } else {
            skipped++;
            if (skipped == 1) {
                LOG.warn("{}: a tick is skipped, what it triggers still works on the one before", pid);
            } else {
                LOG.debug("{}: {} ticks skipped", pid, skipped);
            }
        }
    }

    private void tick() {
        try {
            if (!stopped) {
                support()
                        .emit(List.of(
                                new WireRecord(Map.of("TIMER", TypedValues.newLongValue(System.currentTimeMillis())))));
            }
        } finally {
            ticking.set(false);
        }
    }
}
