// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.deploy.Deployer;
import io.tidegate.api.deploy.DeploymentPlan;
import io.tidegate.api.deploy.DeploymentPlan.Action;
import io.tidegate.api.deploy.DeploymentPlan.Step;
import io.tidegate.api.deploy.DeploymentReport;
import io.tidegate.api.deploy.DeploymentReport.Outcome;
import io.tidegate.api.deploy.DeploymentReport.Result;
import io.tidegate.api.deploy.DeploymentRequest;
import io.tidegate.control.deploy.Planner.Planned;
import io.tidegate.lib.running.RunningSet;
import io.tidegate.lib.running.RunningSet.Desired;
import io.tidegate.lib.running.RunningSet.Entry;
import io.tidegate.lib.running.RunningSet.Slot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where bundles are installed, replaced and removed: one change at a time, each recorded when it is proven. */
@Component
public final class BundleDeployer implements Deployer {

    private static final Logger LOG = LoggerFactory.getLogger(BundleDeployer.class);

    /**
     * The limits of a change.
     *
     * @param health how long components may wait for their references; an activation that blocks counts apart
     */
    record Limits(Duration stop, Duration health) {
        static final Limits USUAL = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(2));
    }

    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private final Path data;
    private final Slots slots;
    private final JarStore store;
    private final Lifecycle lifecycle;
    private final Health health;
    private final Installed installed;
    private final Planner planner;
    private final Swap swap;
    private final InPlaceUpdate inPlace;
    private final Limits limits;

    @Activate
    public BundleDeployer(BundleContext context, @Reference ServiceComponentRuntime runtime) {
        this(
                context,
                runtime,
                Path.of(context.getProperty("tidegate.data")),
                Limits.USUAL,
                step -> LOG.debug("deployment: {}", step));
    }

    BundleDeployer(
            BundleContext context, ServiceComponentRuntime runtime, Path data, Limits limits, Checkpoints checkpoints) {
        this.data = data;
        this.limits = limits;
        slots = new Slots(context, data);
        store = new JarStore(data);
        lifecycle = new Lifecycle(context, limits.stop());
        health = new Health(context, new Components(runtime));
        installed = new Installed(context, slots);
        FrameworkWiring framework =
                context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        planner = new Planner(new DryRun(context), installed, framework);
        swap = new Swap(slots, lifecycle, health, data, limits.health(), checkpoints);
        inPlace = new InPlaceUpdate(slots, lifecycle, health, data, limits.health(), checkpoints);
    }

    @Override
    public DeploymentPlan plan(DeploymentRequest request) {
        return planned(request).plan();
    }

    private Planned planned(DeploymentRequest request) {
        try {
            return planner.plan(request, running());
        } catch (IOException e) {
            return new Planned(new DeploymentPlan(request, List.of(), List.of(e.getMessage())), Map.of());
        }
    }

    @Override
    public DeploymentReport apply(DeploymentPlan plan) {
        oneAtATime.lock();
        try {
            Planned now = planned(plan.request());
            if (!now.plan().problems().isEmpty()) {
                return refused(String.join("\n", now.plan().problems()));
            }
            if (!now.plan().equals(plan)) {
                return refused("what is installed, or a jar, changed since this was planned: plan it again");
            }
            return carryOut(now);
        } finally {
            oneAtATime.unlock();
        }
    }

    private DeploymentReport carryOut(Planned planned) {
        List<Result> results = new ArrayList<>();
        boolean well = true;
        for (Step step : planned.plan().steps()) {
            Result result = well
                    ? step(step, Optional.ofNullable(planned.jars().get(step.symbolicName())))
                    : result(step, Outcome.SKIPPED, "");
            results.add(result);
            well &= result.outcome() == Outcome.DONE || result.outcome() == Outcome.UNCHANGED;
            log(result);
        }
        try {
            store.sweep(running());
        } catch (IOException e) {
            LOG.warn("deployment store: a jar that nothing names could not be deleted: {}", e.getMessage());
        }
        return new DeploymentReport(results);
    }

    private Result step(Step step, Optional<JarFacts> jar) {
        try {
            if (step.action() == Action.NONE) {
                return result(step, Outcome.UNCHANGED, "already runs");
            }
            if (step.action() == Action.UNINSTALL) {
                return uninstall(step);
            }
            RunningSet running = running();
            Optional<Path> kept =
                    jar.isPresent() ? Optional.of(store.keep(jar.get().file(), step.sha256())) : Optional.empty();
            List<String> prewarm = jar.map(JarFacts::prewarm).orElse(List.of());
            Change change = new Change(step, kept, prewarm, running);
            return step.action() == Action.UPDATE_IN_PLACE
                    ? inPlace.run(change, planner.wired(step.symbolicName(), jar, running))
                    : swap.run(change);
        } catch (IOException | BundleException | RuntimeException e) {
            return result(step, Outcome.FAILED, Lifecycle.words(e));
        }
    }

    private Result uninstall(Step step) throws IOException, BundleException {
        RunningSet running = running();
        Entry entry = running.find(step.symbolicName()).orElseThrow();
        running.without(entry.bsn()).write(data);
        Optional<String> remark = installed.running(entry).flatMap(lifecycle::stop);
        for (Slot slot : Slot.values()) {
            if (slots.stuck(entry.bsn(), slot).isEmpty()) {
                slots.drop(entry.bsn(), slot);
            }
        }
        return result(step, Outcome.DONE, remark.orElse(""));
    }

    @Override
    public DeploymentReport start(String symbolicName) {
        return desire(symbolicName, Desired.STARTED);
    }

    @Override
    public DeploymentReport stop(String symbolicName) {
        return desire(symbolicName, Desired.STOPPED);
    }

    private DeploymentReport desire(String bsn, Desired desired) {
        oneAtATime.lock();
        try {
            RunningSet running = running();
            Optional<Entry> entry = running.find(bsn);
            Optional<Bundle> bundle = entry.flatMap(installed::running);
            if (entry.isEmpty() || bundle.isEmpty()) {
                return refused(bsn + " is not installed");
            }
            if (desired == Desired.STOPPED && installed.vital().contains(bsn)) {
                return refused(bsn + " carries the deployment itself and is not stopped");
            }
            Result result = desired == Desired.STARTED
                    ? started(entry.get(), bundle.get())
                    : stopped(entry.get(), bundle.get());
            if (result.outcome() == Outcome.DONE || result.outcome() == Outcome.UNCHANGED) {
                result = kept(result, running.with(desired(entry.get(), desired)));
            }
            log(result);
            return new DeploymentReport(List.of(result));
        } catch (IOException e) {
            return refused(e.getMessage());
        } finally {
            oneAtATime.unlock();
        }
    }

    private Result kept(Result result, RunningSet running) {
        try {
            running.write(data);
            return result;
        } catch (IOException e) {
            String reason = result.reason() + ", but only until the next start of the gateway: " + Lifecycle.words(e);
            return new Result(
                    result.symbolicName(), result.fromVersion(), result.toVersion(), Outcome.FAILED, -1, reason);
        }
    }

    private Result started(Entry entry, Bundle bundle) {
        if (Health.running(bundle)) {
            // Not to be judged, and then perhaps stopped: nobody changes anything.
            return result(entry, Outcome.UNCHANGED, "already runs");
        }
        try {
            lifecycle.start(bundle);
            Optional<String> fault = health.await(bundle, Map.of(), limits.health());
            if (fault.isPresent()) {
                throw new DeployFault(fault.get());
            }
            return result(entry, Outcome.DONE, "started");
        } catch (DeployFault e) {
            lifecycle.stop(bundle);
            return result(entry, Outcome.ROLLED_BACK, Lifecycle.words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return result(entry, Outcome.FAILED, "interrupted");
        }
    }

    private Result stopped(Entry entry, Bundle bundle) {
        return lifecycle
                .stop(bundle)
                .map(remark -> result(entry, Outcome.FAILED, remark))
                .orElseGet(() -> result(entry, Outcome.DONE, "stopped"));
    }

    private RunningSet running() throws IOException {
        return RunningSet.read(data).orElseGet(() -> new RunningSet(0, List.of()));
    }

    private static Entry desired(Entry e, Desired desired) {
        return new Entry(
                e.bsn(), e.version(), e.sha256(), e.slot(), e.standbySha256(), e.startLevel(), e.origin(), desired);
    }

    private static DeploymentReport refused(String reason) {
        Result result = new Result("", "", "", Outcome.REFUSED, -1, reason);
        log(result);
        return new DeploymentReport(List.of(result));
    }

    private static Result result(Step step, Outcome outcome, String reason) {
        return new Result(step.symbolicName(), step.fromVersion(), step.toVersion(), outcome, -1, reason);
    }

    private static Result result(Entry entry, Outcome outcome, String reason) {
        return new Result(entry.bsn(), entry.version(), entry.version(), outcome, -1, reason);
    }

    private static void log(Result result) {
        String line = Words.of(result).replace('\n', ';');
        if (result.outcome() == Outcome.DONE) {
            LOG.info("deployment: {}", line);
        } else if (result.outcome() != Outcome.UNCHANGED && result.outcome() != Outcome.SKIPPED) {
            LOG.warn("deployment: {}", line);
        }
    }
}
