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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.framework.BundleContext;
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
    private final Path home;
    private final JarStore store;
    private final Planner planner;
    private final DeployTools tools;
    private final Desires desires;
    private final PackageEvents events;
    private final DeployAudit audit;

    @Activate
    public BundleDeployer(
            BundleContext context,
            @Reference ServiceComponentRuntime runtime,
            @Reference PackageEvents events,
            @Reference DeployAudit audit) {
        this(
                context,
                runtime,
                Path.of(context.getProperty("tidegate.data")),
                Limits.USUAL,
                step -> LOG.debug("deployment: {}", step),
                events,
                audit);
    }

    BundleDeployer(
            BundleContext context,
            ServiceComponentRuntime runtime,
            Path data,
            Limits limits,
            Checkpoints checkpoints,
            PackageEvents events,
            DeployAudit audit) {
        this.data = data;
        this.events = events;
        this.audit = audit;
        String distribution = context.getProperty("tidegate.home");
        home = distribution == null ? data : Path.of(distribution);
        store = new JarStore(data);
        Slots slots = new Slots(context, data);
        Installed installed = new Installed(context, slots);
        FrameworkWiring framework =
                context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        planner = new Planner(new DryRun(context), installed, framework);
        tools = new DeployTools(
                context,
                data,
                slots,
                new Lifecycle(context, limits.stop()),
                new Health(context, new Components(runtime)),
                limits.health(),
                checkpoints);
        desires = new Desires(tools, installed);
    }

    @Override
    public DeploymentPlan plan(DeploymentRequest request) {
        try (Contents contents = Contents.read(request.jars(), data, home)) {
            return planner.plan(request, contents, running()).plan();
        } catch (IOException e) {
            return new DeploymentPlan(request, List.of(), List.of(e.getMessage()));
        }
    }

    @Override
    public DeploymentReport apply(DeploymentPlan plan) {
        oneAtATime.lock();
        try (Contents contents = Contents.read(plan.request().jars(), data, home)) {
            RunningSet running = running();
            Planned now = planner.plan(plan.request(), contents, running);
            DeploymentReport report;
            if (!now.plan().problems().isEmpty()) {
                report = refused(String.join("\n", now.plan().problems()));
            } else if (!now.plan().equals(plan)) {
                report = refused("what is installed, or a jar, changed since this was planned: plan it again");
            } else {
                report = carryOut(now, running);
            }
            events.tell(contents.units(), now.wanted().leavingPackages(), report);
            return report;
        } catch (IOException e) {
            return refused(e.getMessage());
        } finally {
            oneAtATime.unlock();
        }
    }

    private DeploymentReport carryOut(Planned planned, RunningSet running) {
        List<Result> results = new ArrayList<>();
        try {
            List<Change> changes = changes(planned, running);
            RunningSet after = after(changes, planned.wanted().origins(), running);
            if (!changes.isEmpty()) {
                results.addAll(new Transaction(
                                tools, changes, planner.wired(planned.plan().steps(), planned.jars(), running), after)
                        .run());
            } else if (!after.bundles().equals(running.bundles())) {
                after.write(data);
            }
            results.addAll(unchanged(planned, running));
        } catch (IOException | RuntimeException e) {
            results.add(new Result("", "", "", Outcome.REFUSED, -1, Lifecycle.words(e)));
        }
        results.forEach(result -> tell("apply", result));
        sweep();
        return new DeploymentReport(results);
    }

    private List<Change> changes(Planned planned, RunningSet running) throws IOException {
        List<Change> changes = new ArrayList<>();
        for (Step step : planned.plan().steps()) {
            String bsn = step.symbolicName();
            Optional<Entry> entry = running.find(bsn);
            Optional<JarFacts> jar = Optional.ofNullable(planned.jars().get(bsn));
            String origin = planned.wanted().origins().getOrDefault(bsn, "");
            boolean runs = step.action() == Action.NONE;
            Optional<Path> kept = Optional.empty();
            // Also of what runs already: its new owner must not lose it with the distribution that brought it.
            if (jar.isPresent()
                    && !(runs && entry.filter(e -> e.origin().equals(origin)).isPresent())) {
                kept = Optional.of(store.keep(jar.get().file(), step.sha256()));
            }
            if (!runs) {
                List<String> prewarm = jar.map(JarFacts::prewarm).orElse(List.of());
                changes.add(new Change(
                        step, kept, prewarm, entry, origin, planned.wanted().startLevel(bsn)));
            }
        }
        return changes;
    }

    private static RunningSet after(List<Change> changes, Map<String, String> origins, RunningSet running) {
        RunningSet after = running;
        for (Change change : changes) {
            after = change.applyTo(after);
        }
        List<Entry> entries = after.bundles().stream()
                .map(e -> Desires.entry(e, origins.getOrDefault(e.bsn(), e.origin()), e.desired()))
                .toList();
        return new RunningSet(running.generation() + 1, entries);
    }

    /** What was asked for and is so already, and what a package leaves to its other owners. */
    private static List<Result> unchanged(Planned planned, RunningSet running) {
        List<Result> unchanged = new ArrayList<>();
        for (Step step : planned.plan().steps()) {
            if (step.action() == Action.NONE) {
                unchanged.add(new Result(
                        step.symbolicName(),
                        step.fromVersion(),
                        step.toVersion(),
                        Outcome.UNCHANGED,
                        -1,
                        Words.there(running.find(step.symbolicName()))));
            }
        }
        planned.wanted().left().forEach((bsn, owners) -> {
            String version = running.find(bsn).map(Entry::version).orElse("");
            String stays = "stays, as it also belongs to " + Owner.words(owners);
            unchanged.add(new Result(bsn, version, version, Outcome.UNCHANGED, -1, stays));
        });
        return unchanged;
    }

    private void sweep() {
        try {
            store.sweep(running());
        } catch (IOException e) {
            LOG.warn("deployment store: a jar that nothing names could not be deleted: {}", e.getMessage());
        }
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
            Result result = desires.apply(bsn, desired, running());
            tell(desired == Desired.STARTED ? "start" : "stop", result);
            return new DeploymentReport(List.of(result));
        } catch (IOException e) {
            return refused(e.getMessage());
        } finally {
            oneAtATime.unlock();
        }
    }

    private RunningSet running() throws IOException {
        return RunningSet.read(data).orElseGet(() -> new RunningSet(0, List.of()));
    }

    private DeploymentReport refused(String reason) {
        Result result = new Result("", "", "", Outcome.REFUSED, -1, reason);
        tell("apply", result);
        return new DeploymentReport(List.of(result));
    }

    private void tell(String verb, Result result) {
        audit.record(verb, result);
        String line = Words.of(result).replace('\n', ';');
        if (result.outcome() == Outcome.DONE) {
            LOG.info("deployment: {}", line);
        } else if (result.outcome() != Outcome.UNCHANGED && result.outcome() != Outcome.SKIPPED) {
            LOG.warn("deployment: {}", line);
        }
    }
}
