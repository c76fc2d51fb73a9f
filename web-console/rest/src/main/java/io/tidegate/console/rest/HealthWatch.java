// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import io.tidegate.api.system.BundleState;
import io.tidegate.api.system.HealthReport;
import io.tidegate.api.system.Verdict;
import io.tidegate.lib.concurrent.WorkerPool;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Asks how the gateway is: every second while somebody watches, else just often enough to know since when. */
@Component(service = HealthWatch.class, configurationPolicy = ConfigurationPolicy.IGNORE)
public final class HealthWatch {

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration IDLE_PERIOD = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private record Asked(Health health, long at) {}

    private final State state;
    private final Assets assets;
    private final Values values;
    private final WorkerPool pool;
    private final Lane lane;
    private final Clock clock;
    private final CauseLedger ledger = new CauseLedger();
    private ScheduledFuture<?> poll;
    private volatile boolean watched;
    private volatile Asked last;

    @Activate
    public HealthWatch(
            @Reference Workers workers, @Reference State state, @Reference Assets assets, @Reference Values values) {
        this(workers.pool(), state, assets, values, Clock.systemUTC());
    }

    HealthWatch(WorkerPool pool, State state, Assets assets, Values values, Clock clock) {
        this.state = state;
        this.assets = assets;
        this.values = values;
        this.pool = pool;
        this.lane = new Lane(pool, "console health");
        this.clock = clock;
    }

    @Activate
    void start() {
        poll = pool.every(lane.periodic(), this::pollIfDue, PERIOD, PERIOD);
    }

    @Deactivate
    void stop() {
        poll.cancel(false);
    }

    /** Whether somebody wants to hear of a change within a second. */
    void watched(boolean now) {
        watched = now;
    }

    /** The newest answer, null before the first one. */
    Health latest() {
        Asked asked = last;
        return asked == null ? null : asked.health();
    }

    /** An answer not older than a second; waits for it. @throws Problem if there is none in time */
    Health fresh() {
        if (isYounger(PERIOD)) {
            return latest();
        }
        FutureTask<Health> asking = new FutureTask<>(() -> isYounger(PERIOD) ? latest() : ask());
        try {
            lane.execute(asking);
            return asking.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException | RejectedExecutionException e) {
            asking.cancel(false);
        }
        return Optional.ofNullable(latest())
                .orElseThrow(() ->
                        Problem.unavailable("the health checks did not answer within " + PATIENCE.toSeconds() + " s"));
    }

    private void pollIfDue() {
        if (!isYounger((watched ? PERIOD : IDLE_PERIOD).dividedBy(2))) {
            ask();
        }
    }

    private boolean isYounger(Duration limit) {
        Asked asked = last;
        return asked != null && System.nanoTime() - asked.at() < limit.toNanos();
    }

    /** On the lane. */
    private Health ask() {
        if (values.present()) {
            assets.prune(values::all);
        }
        Optional<HealthReport> report = state.health();
        Catalogue catalogue = assets.now();
        Map<ChannelId, LatestValue> latest = values.byChannel();
        List<Cause> found = new ArrayList<>(report.map(Causes::of).orElseGet(() -> List.of(Causes.noState())));
        found.addAll(Causes.stale(catalogue, latest));

        long now = clock.millis();
        List<Cause> causes = ledger.dated(found, now);
        Verdict verdict = report.map(HealthReport::verdict).orElse(Verdict.FAILED);
        for (Cause cause : causes) {
            verdict = cause.severity().compareTo(verdict) > 0 ? cause.severity() : verdict;
        }
        List<BundleState> bundles = state.bundles().orElse(List.of());
        Health health = new Health(
                verdict,
                ledger.since(verdict, now),
                causes,
                bundles.size(),
                (int) bundles.stream().filter(BundleState::running).count(),
                Tally.of(catalogue.channels(), latest),
                report.map(HealthReport::checks).orElse(List.of()));
        last = new Asked(health, System.nanoTime());
        return health;
    }
}
