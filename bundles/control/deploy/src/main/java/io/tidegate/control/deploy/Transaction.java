// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.deploy.DeploymentReport.Outcome;
import io.tidegate.api.deploy.DeploymentReport.Result;
import io.tidegate.control.deploy.Components.Identity;
import io.tidegate.control.deploy.Components.State;
import io.tidegate.lib.running.RunningSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/**
 * All changes of a request, as one: bundles that can stand beside their old versions are put there and resolved while those
 * still run; then everything concerned is stopped, the others are updated where they are or removed, what depends on them is
 * refreshed once, the new versions start and are judged. The write of the running set is the commit; before it, any fault
 * takes everything back.
 */
final class Transaction {

    private final DeployTools tools;
    private final List<Placement> placements;
    private final Collection<Bundle> wired;
    private final RunningSet after;
    private final List<String> remarks = new ArrayList<>();
    private Placement guilty;

    /**
     * @param wired the bundles to refresh for those that are changed in their place or removed
     * @param after what runs if all goes well
     */
    Transaction(DeployTools tools, List<Change> changes, Collection<Bundle> wired, RunningSet after) {
        this.tools = tools;
        this.wired = wired;
        this.after = after;
        placements = changes.stream().map(c -> new Placement(c, tools.slots())).toList();
        guilty = placements.get(0);
    }

    /** One result for each change, in their order. */
    List<Result> run() {
        try {
            prepare();
        } catch (DeployFault | IOException | BundleException | RuntimeException e) {
            remarks.add(Lifecycle.words(e));
            bringBack(Change::beside);
            return results(Outcome.REFUSED, Outcome.SKIPPED, -1);
        }
        tools.checkpoints().reached("prepared");
        Ran ran = ran();
        long from = System.nanoTime();
        try {
            stop(ran);
            replace();
            start(ran);
            double gap = ran.isEmpty() ? -1 : millisSince(from);
            tools.checkpoints().reached("healthy");
            after.write(tools.data());
            tools.checkpoints().reached("committed");
            guilty = placements.get(0);
            placements.forEach(p -> p.clearOther().ifPresent(remarks::add));
            return results(Outcome.DONE, Outcome.DONE, gap);
        } catch (DeployFault | IOException | BundleException | InterruptedException | RuntimeException e) {
            remarks.add(0, Lifecycle.words(e));
            Outcome outcome = rollBack(ran);
            return results(outcome, outcome, ran.isEmpty() ? -1 : millisSince(from));
        }
    }

    private void prepare() throws DeployFault, IOException, BundleException {
        for (Placement each : in(Change::beside)) {
            guilty = each;
            each.put();
        }
        tools.checkpoints().reached("installed");
        if (alone()) {
            resolve(placements);
        }
    }

    /** Whether nothing is changed in its place, on which the new versions might depend. */
    private boolean alone() {
        return placements.stream().allMatch(p -> p.change().beside());
    }

    private void resolve(List<Placement> which) throws DeployFault {
        for (Placement each : which) {
            guilty = each;
            if (each.next().isPresent()) {
                tools.lifecycle().resolve(each.next().get());
                if (each.change().beside()) {
                    tools.lifecycle().prewarm(each.next().get(), each.change().prewarm());
                }
            }
        }
    }

    private Ran ran() {
        Set<Bundle> concerned = new LinkedHashSet<>(wired);
        placements.forEach(p -> p.old().ifPresent(concerned::add));
        return new Ran(tools.context(), tools.health(), concerned);
    }

    private void stop(Ran ran) {
        if (!ran.isEmpty()) {
            remarks.addAll(ran.stop(tools.lifecycle()));
            tools.checkpoints().reached("old stopped");
        }
    }

    private void replace() throws DeployFault, IOException, BundleException {
        if (alone()) {
            return;
        }
        for (Placement each : in(c -> !c.beside())) {
            guilty = each;
            if (each.change().removal()) {
                each.remove().ifPresent(remarks::add);
            } else {
                each.put();
            }
        }
        tools.checkpoints().reached("replaced");
        refresh();
        resolve(placements);
    }

    private void refresh() throws DeployFault {
        // The framework would wait without end for one that hangs.
        List<Bundle> free = wired.stream()
                .filter(b -> Health.running(b) || (b.getState() & (Bundle.STARTING | Bundle.STOPPING)) == 0)
                .toList();
        if (!alone() && !free.isEmpty()) {
            tools.lifecycle().refresh(free);
        }
    }

    private void start(Ran ran) throws DeployFault, InterruptedException {
        List<Bundle> expected = expected(ran);
        for (Bundle each : expected) {
            blame(each);
            startUnlessRunning(each);
        }
        tools.checkpoints().reached("new started");
        for (Bundle each : expected) {
            blame(each);
            judge(each, states(each, ran));
        }
    }

    private void startUnlessRunning(Bundle bundle) throws DeployFault {
        if (!Health.running(bundle)) {
            tools.lifecycle().resolve(bundle);
            tools.lifecycle().start(bundle);
        }
    }

    private void judge(Bundle bundle, Map<Identity, State> before) throws DeployFault, InterruptedException {
        Optional<String> fault = tools.health().await(bundle, before, tools.healthLimit());
        if (fault.isPresent()) {
            boolean own = guilty.next().filter(bundle::equals).isPresent();
            throw new DeployFault(own ? fault.get() : bundle.getSymbolicName() + ": " + fault.get());
        }
    }

    /** What must run after it, in the order of the start levels: the new versions, then what was stopped for them. */
    private List<Bundle> expected(Ran ran) {
        Set<Bundle> expected = new LinkedHashSet<>();
        Set<Bundle> replaced = new LinkedHashSet<>();
        for (Placement each : placements) {
            each.next()
                    .filter(b -> each.change().wanted() || (!each.change().beside() && ran.has(b)))
                    .ifPresent(expected::add);
            each.old()
                    .filter(b -> each.change().beside() || each.change().removal())
                    .ifPresent(replaced::add);
        }
        ran.bundles().stream().filter(b -> !replaced.contains(b)).forEach(expected::add);
        return expected.stream().sorted(Comparator.comparingInt(Ran::level)).toList();
    }

    private Map<Identity, State> states(Bundle bundle, Ran ran) {
        return placements.stream()
                .filter(p ->
                        p.change().beside() && p.next().filter(bundle::equals).isPresent())
                .findFirst()
                .flatMap(Placement::old)
                .map(ran::statesOf)
                .orElseGet(() -> ran.statesOf(bundle));
    }

    private void blame(Bundle bundle) {
        guilty = placements.stream()
                .filter(p -> p.next().filter(bundle::equals).isPresent())
                .findFirst()
                .or(() -> in(c -> !c.beside()).stream().findFirst())
                .orElse(guilty);
    }

    private Outcome rollBack(Ran ran) {
        Outcome outcome = Outcome.ROLLED_BACK;
        try {
            ran.stop(tools.lifecycle());
            for (Placement each : placements) {
                each.next().flatMap(tools.lifecycle()::stop).ifPresent(remarks::add);
            }
            outcome = bringBack(c -> !c.beside()) ? outcome : Outcome.FAILED;
            refresh();
            for (Bundle each : ran.bundles()) {
                startUnlessRunning(each);
            }
            for (Bundle each : ran.bundles()) {
                judge(each, ran.statesOf(each));
            }
        } catch (DeployFault | InterruptedException | RuntimeException e) {
            outcome = Outcome.FAILED;
            remarks.add("the old version is not healthy either: " + Lifecycle.words(e));
        }
        bringBack(Change::beside);
        return outcome;
    }

    /** Whether every slot of these changes is as it was before. */
    private boolean bringBack(Predicate<Change> which) {
        boolean well = true;
        for (Placement each : in(which)) {
            try {
                each.bringBack();
            } catch (IOException | BundleException | RuntimeException e) {
                well = false;
                remarks.add(each.change().bsn() + ": slot " + each.change().slot() + " is not as it was: "
                        + Lifecycle.words(e));
            }
        }
        return well;
    }

    private List<Placement> in(Predicate<Change> which) {
        return placements.stream().filter(p -> which.test(p.change())).toList();
    }

    private List<Result> results(Outcome ofGuilty, Outcome ofOthers, double gap) {
        List<Result> results = new ArrayList<>();
        for (Placement each : placements) {
            boolean blamed = each == guilty;
            Outcome outcome = blamed ? ofGuilty : ofOthers;
            List<String> reasons = new ArrayList<>(blamed ? remarks : with(outcome));
            boolean stays = outcome == Outcome.DONE && each.change().staysStopped();
            if (stays) {
                reasons.add(Words.stopped(each.change().bsn()));
            }
            boolean ran = !stays
                    && !each.change().removal()
                    && (!each.change().beside() || each.change().entry().isPresent());
            results.add(each.change().result(outcome, ran ? gap : -1, String.join("; ", reasons)));
        }
        return results;
    }

    private List<String> with(Outcome outcome) {
        boolean failed = outcome == Outcome.ROLLED_BACK || outcome == Outcome.FAILED;
        return failed ? List.of("together with " + guilty.change().bsn()) : List.of();
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }
}
