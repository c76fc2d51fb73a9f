// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.deploy.DeploymentPlan;
import io.tidegate.api.deploy.DeploymentPlan.Action;
import io.tidegate.api.deploy.DeploymentPlan.Step;
import io.tidegate.api.deploy.DeploymentRequest;
import io.tidegate.lib.running.RunningSet;
import io.tidegate.lib.running.RunningSet.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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

    /** @param jars the facts of the jars that the plan names, by symbolic name */
    record Planned(DeploymentPlan plan, Map<String, JarFacts> jars) {}

    Planned plan(DeploymentRequest request, RunningSet running) {
        List<Step> steps = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Map<String, JarFacts> jars = read(request.jars(), problems);
        List<JarFacts> earlier = new ArrayList<>();
        for (JarFacts jar : dryRun.ordered(List.copyOf(jars.values()))) {
            Step step = step(jar, running);
            steps.add(step);
            if (step.action() != Action.NONE) {
                problems.addAll(dryRun.missing(jar, earlier));
                problems.addAll(clashes(jar, earlier, running));
                problems.addAll(untouchable(jar.bsn(), step, running));
            }
            earlier.add(jar);
        }
        request.uninstall().forEach(bsn -> uninstall(bsn, running, steps, problems));
        request.undo().forEach(bsn -> undo(bsn, running, steps, problems));
        return new Planned(new DeploymentPlan(request, steps, problems), jars);
    }

    /** What has to be refreshed when the bundle, present or to come, is changed where it is. */
    Collection<Bundle> wired(String bsn, Optional<JarFacts> jar, RunningSet running) {
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

    private static Map<String, JarFacts> read(List<Path> files, List<String> problems) {
        Map<String, JarFacts> jars = new HashMap<>();
        for (Path file : files) {
            try {
                JarFacts jar = JarFacts.read(file);
                JarFacts other = jars.putIfAbsent(jar.bsn(), jar);
                if (other != null) {
                    problems.add(jar.bsn() + " comes twice: " + other.file() + " and " + file);
                }
            } catch (IOException e) {
                problems.add(e.getMessage());
            }
        }
        return jars;
    }

    private Step step(JarFacts jar, RunningSet running) {
        Optional<Entry> entry = running.find(jar.bsn());
        String from = entry.map(Entry::version).orElse("");
        if (entry.isPresent() && entry.get().sha256().equals(jar.sha256())) {
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
                inPlace ? refreshed : List.of());
    }

    private void uninstall(String bsn, RunningSet running, List<Step> steps, List<String> problems) {
        Optional<Entry> entry = running.find(bsn);
        List<String> users = wired(bsn, Optional.empty(), running).stream()
                .map(Bundle::getSymbolicName)
                .filter(name -> !name.equals(bsn))
                .distinct()
                .sorted()
                .toList();
        String version = entry.map(Entry::version).orElse("");
        Step step = new Step(Action.UNINSTALL, bsn, version, "", "", users);
        steps.add(step);
        if (entry.isEmpty()) {
            problems.add(bsn + " is not installed");
        } else if (!users.isEmpty()) {
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

    private List<String> clashes(JarFacts jar, List<JarFacts> earlier, RunningSet running) {
        List<String> clashes = new ArrayList<>();
        earlier.forEach(other -> clash(jar, other.bsn(), other.pids(), clashes));
        installed.pids(running).forEach((bsn, pids) -> clash(jar, bsn, pids, clashes));
        return clashes;
    }

    private static void clash(JarFacts jar, String other, Set<String> pids, List<String> clashes) {
        if (!other.equals(jar.bsn())) {
            jar.pids().stream()
                    .filter(pids::contains)
                    .forEach(pid -> clashes.add("PID " + pid + " is declared by " + jar.bsn() + " " + jar.version()
                            + " and by " + other + ", which is installed"));
        }
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
