// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.deploy.DeploymentPlan;
import io.tidegate.api.deploy.DeploymentPlan.Action;
import io.tidegate.api.deploy.DeploymentPlan.Step;
import io.tidegate.api.deploy.DeploymentRequest;
import io.tidegate.lib.running.RunningSet;
import io.tidegate.lib.running.RunningSet.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Requirement;

/** Finds out what a request would do to what is installed, and what is in its way. Changes nothing. */
final class Planner {

    private final DryRun dryRun;
    private final Installed installed;
    private final FrameworkWiring framework;

    Planner(DryRun dryRun, Installed installed, FrameworkWiring framework) {
        this.dryRun = dryRun;
        this.installed = installed;
        this.framework = framework;
    }

    /**
     * @param jars the facts of the jars that the plan names, by symbolic name
     * @param wanted whose the bundles are after it
     */
    record Planned(DeploymentPlan plan, Map<String, JarFacts> jars, Wanted wanted) {}

    Planned plan(DeploymentRequest request, Contents contents, RunningSet running) {
        Wanted wanted = Wanted.of(request, contents, running);
        List<Step> steps = new ArrayList<>();
        List<String> problems = new ArrayList<>(wanted.problems());
        Set<String> changed = new LinkedHashSet<>(wanted.removed());
        wanted.jars().values().stream().filter(jar -> !runs(jar, running)).forEach(jar -> changed.add(jar.bsn()));
        List<JarFacts> jars = List.copyOf(wanted.jars().values());
        List<JarFacts> earlier = new ArrayList<>(
                jars.stream().filter(jar -> !changed.contains(jar.bsn())).toList());
        Map<String, Set<String>> others = changed.isEmpty() ? Map.of() : others(wanted, running);
        for (JarFacts jar : dryRun.ordered(jars, changed)) {
            Step step = step(jar, changed, running);
            steps.add(step);
            if (step.action() != Action.NONE) {
                problems.addAll(dryRun.missing(jar, jars, changed));
                problems.addAll(clashes(jar, earlier, others));
                problems.addAll(untouchable(jar.bsn(), step, running));
                earlier.add(jar);
            }
        }
        wanted.removed().forEach(bsn -> uninstall(bsn, changed, running, steps, problems));
        request.undo().forEach(bsn -> undo(bsn, running, steps, problems));
        List<String> distinct = problems.stream().distinct().toList();
        return new Planned(new DeploymentPlan(request, steps, distinct), wanted.jars(), wanted);
    }

    private static boolean runs(JarFacts jar, RunningSet running) {
        return running.find(jar.bsn())
                .filter(e -> e.sha256().equals(jar.sha256()))
                .isPresent();
    }

    /** What has to be refreshed when all these steps, which can't stand beside what runs, are carried out. */
    Collection<Bundle> wired(List<Step> steps, Map<String, JarFacts> jars, RunningSet running) {
        Set<Bundle> wired = new LinkedHashSet<>();
        for (Step step : steps) {
            if (step.action() == Action.UPDATE_IN_PLACE || step.action() == Action.UNINSTALL) {
                wired.addAll(wired(step.symbolicName(), Optional.ofNullable(jars.get(step.symbolicName())), running));
            }
        }
        return wired;
    }

    /** What has to be refreshed when the bundle, present or to come, is changed where it is. */
    private Collection<Bundle> wired(String bsn, Optional<JarFacts> jar, RunningSet running) {
        List<Bundle> touched = new ArrayList<>();
        running.find(bsn).flatMap(installed::running).ifPresent(touched::add);
        jar.filter(JarFacts::fragment).ifPresent(fragment -> touched.addAll(hosts(fragment)));
        return touched.isEmpty() ? List.of() : framework.getDependencyClosure(touched);
    }

    private List<Bundle> hosts(JarFacts fragment) {
        return Need.of(fragment).stream()
                .filter(need -> need.namespace().equals("osgi.wiring.host"))
                .flatMap(need -> framework.findProviders((Requirement) need).stream())
                .map(capability -> capability.getRevision().getBundle())
                .toList();
    }

    private Step step(JarFacts jar, Set<String> changed, RunningSet running) {
        Optional<Entry> entry = running.find(jar.bsn());
        String from = entry.map(Entry::version).orElse("");
        if (!changed.contains(jar.bsn())) {
            return new Step(Action.NONE, jar.bsn(), from, jar.version(), jar.sha256(), List.of());
        }
        List<String> refreshed = wired(jar.bsn(), Optional.of(jar), running).stream()
                .map(Bundle::getSymbolicName)
                .filter(name -> !name.equals(jar.bsn()))
                .distinct()
                .sorted()
                .toList();
        Optional<Bundle> old = entry.flatMap(installed::running);
        boolean inPlace = jar.fragment()
                || (old.isPresent() && (jar.inPlace() || Installed.inPlace(old.get()) || !refreshed.isEmpty()));
        Action change = entry.isPresent() ? Action.SWAP : Action.INSTALL;
        return new Step(
                inPlace ? Action.UPDATE_IN_PLACE : change,
                jar.bsn(),
                from,
                jar.version(),
                jar.sha256(),
                inPlace
                        ? refreshed.stream()
                                .filter(name -> !changed.contains(name))
                                .toList()
                        : List.of());
    }

    private void uninstall(
            String bsn, Set<String> changed, RunningSet running, List<Step> steps, List<String> problems) {
        List<String> users = wired(bsn, Optional.empty(), running).stream()
                .map(Bundle::getSymbolicName)
                .filter(name -> !changed.contains(name))
                .distinct()
                .sorted()
                .toList();
        String version = running.find(bsn).map(Entry::version).orElse("");
        Step step = new Step(Action.UNINSTALL, bsn, version, "", "", users);
        steps.add(step);
        if (!users.isEmpty()) {
            problems.add(bsn + " " + version + " is used by " + String.join(", ", users));
        }
        problems.addAll(untouchable(bsn, step, running));
    }

    private void undo(String bsn, RunningSet running, List<Step> steps, List<String> problems) {
        Optional<Entry> entry = running.find(bsn);
        if (entry.isEmpty()) {
            problems.add(bsn + " is not installed");
            return;
        }
        Optional<Bundle> standby = installed.standby(entry.get());
        if (standby.isEmpty() || entry.get().standbySha256().isEmpty()) {
            problems.add(bsn + " " + entry.get().version() + " has no predecessor beside it to return to");
            return;
        }
        Step step = new Step(
                Action.UNDO,
                bsn,
                entry.get().version(),
                standby.get().getVersion().toString(),
                entry.get().standbySha256(),
                List.of());
        steps.add(step);
        problems.addAll(untouchable(bsn, step, running));
    }

    /** The PIDs of what stays as it is: what the request changes or removes counts as it will be. */
    private Map<String, Set<String>> others(Wanted wanted, RunningSet running) {
        Map<String, Set<String>> others = installed.pids(running);
        others.keySet().removeAll(wanted.jars().keySet());
        others.keySet().removeAll(wanted.removed());
        return others;
    }

    private static List<String> clashes(JarFacts jar, List<JarFacts> earlier, Map<String, Set<String>> others) {
        List<String> clashes = new ArrayList<>();
        earlier.forEach(other -> clash(jar, other.bsn() + " " + other.version(), other.pids(), clashes));
        others.forEach((bsn, pids) -> clash(jar, bsn + ", which is installed", pids, clashes));
        return clashes;
    }

    private static void clash(JarFacts jar, String other, Set<String> pids, List<String> clashes) {
        jar.pids().stream()
                .filter(pids::contains)
                .forEach(pid -> clashes.add(
                        "PID " + pid + " is declared by " + jar.bsn() + " " + jar.version() + " and by " + other));
    }

    private List<String> untouchable(String bsn, Step step, RunningSet running) {
        List<String> problems = new ArrayList<>();
        if (running.find(bsn).isEmpty() && installed.named(bsn)) {
            problems.add(bsn + " is installed, but not by the deployment: it is left alone");
        }
        List<String> touched = new ArrayList<>(step.refreshed());
        touched.add(bsn);
        installed.vital().stream()
                .filter(touched::contains)
                .sorted()
                .findFirst()
                .ifPresent(vital -> problems.add(
                        bsn.equals(vital)
                                ? bsn + " carries the deployment itself; it is replaced by upgrading the distribution"
                                : "changing " + bsn + " would restart " + vital
                                        + ", which carries the deployment itself; upgrade the distribution"));
        return problems;
    }
}
