// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.deploy.DeploymentRequest;
import io.tidegate.control.deploy.Unit.Member;
import io.tidegate.lib.running.RunningSet;
import io.tidegate.lib.running.RunningSet.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which bundles a request wants to have and to be rid of, and whose they are then. A bundle has several owners only where
 * they brought the very same jar; a package takes over what an operator had installed by itself.
 */
final class Wanted {

    private final RunningSet running;
    private final Map<String, JarFacts> jars = new LinkedHashMap<>();
    private final Map<String, Integer> levels = new HashMap<>();
    private final Map<String, List<Owner>> owners = new HashMap<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private final Set<String> left = new LinkedHashSet<>();
    private final Set<Owner> leavingPackages = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();

    private Wanted(RunningSet running) {
        this.running = running;
        running.bundles().forEach(e -> owners.put(e.bsn(), Owner.of(e.origin())));
    }

    static Wanted of(DeploymentRequest request, Contents contents, RunningSet running) {
        Wanted wanted = new Wanted(running);
        wanted.problems.addAll(contents.problems());
        contents.units().forEach(wanted::bring);
        request.uninstall().forEach(wanted::remove);
        wanted.removed.removeAll(wanted.jars.keySet());
        return wanted;
    }

    /** By symbolic name, in the order of the request. */
    Map<String, JarFacts> jars() {
        return jars;
    }

    /** Symbolic names of the bundles to remove. */
    Set<String> removed() {
        return removed;
    }

    List<String> problems() {
        return problems;
    }

    int startLevel(String bsn) {
        return running.find(bsn).map(Entry::startLevel).orElse(levels.getOrDefault(bsn, Unit.USUAL_LEVEL));
    }

    /** The origins after the change, of every bundle that is then installed. */
    Map<String, String> origins() {
        Map<String, String> origins = new HashMap<>();
        owners.forEach((bsn, of) -> {
            // What no owner explains is left as it is.
            if (!of.isEmpty() && !removed.contains(bsn)) {
                origins.put(bsn, Owner.origin(of));
            }
        });
        return origins;
    }

    /** What a package or feature leaves to the others whose it also is, with these. */
    Map<String, List<Owner>> left() {
        Map<String, List<Owner>> stay = new LinkedHashMap<>();
        left.forEach(bsn -> stay.put(bsn, owners.get(bsn)));
        return stay;
    }

    /** The packages to uninstall. */
    Set<Owner> leavingPackages() {
        return leavingPackages;
    }

    private void bring(Unit unit) {
        if (unit.owner().equals(Owner.OPERATOR)) {
            unit.members().forEach(member -> {
                take(unit, member);
                owners.computeIfAbsent(member.jar().bsn(), bsn -> List.of(Owner.OPERATOR));
            });
            return;
        }
        for (Member member : unit.members()) {
            share(unit, member);
            take(unit, member);
            owners.merge(member.jar().bsn(), List.of(unit.owner()), (before, own) -> unit.owner()
                    .joining(before));
        }
        Set<String> brought = new LinkedHashSet<>();
        unit.members().forEach(member -> brought.add(member.jar().bsn()));
        owned(unit.owner()).stream().filter(bsn -> !brought.contains(bsn)).forEach(bsn -> leave(unit.owner(), bsn));
    }

    private void take(Unit unit, Member member) {
        JarFacts jar = member.jar();
        JarFacts other = jars.putIfAbsent(jar.bsn(), jar);
        if (other != null && !other.sha256().equals(jar.sha256())) {
            problems.add(jar.bsn() + " comes twice: " + other.file().getFileName() + " and " + unit.file());
        }
        levels.putIfAbsent(jar.bsn(), member.startLevel());
    }

    /** Refuses to change a bundle that is somebody else's. */
    private void share(Unit unit, Member member) {
        JarFacts jar = member.jar();
        running.find(jar.bsn()).filter(e -> !e.sha256().equals(jar.sha256())).ifPresent(entry -> {
            List<Owner> others = unit.owner().leaving(Owner.of(entry.origin())).stream()
                    .filter(o -> !o.equals(Owner.OPERATOR))
                    .toList();
            if (!others.isEmpty()) {
                problems.add(unit.owner().words() + " brings " + jar.bsn() + " " + jar.version() + ", but "
                        + entry.version() + " of it is installed by " + Owner.words(others)
                        + ": only the very same jar can be shared");
            }
        });
    }

    private List<String> owned(Owner owner) {
        return running.bundles().stream()
                .map(Entry::bsn)
                .filter(bsn -> owners.get(bsn).stream().anyMatch(owner::same))
                .toList();
    }

    private void leave(Owner owner, String bsn) {
        List<Owner> rest = owner.leaving(owners.get(bsn));
        owners.put(bsn, rest);
        (rest.isEmpty() ? removed : left).add(bsn);
    }

    /** @param name of a package, of a feature with {@code feature:} before it, or of a bundle */
    private void remove(String name) {
        boolean feature = name.startsWith("feature:");
        Owner owner = feature ? Owner.feature(name.substring("feature:".length())) : Owner.deploymentPackage(name, "");
        List<String> owned = owned(owner);
        if (!owned.isEmpty()) {
            owners.get(owned.get(0)).stream()
                    .filter(o -> o.same(owner) && o.kind() == Owner.Kind.PACKAGE)
                    .forEach(leavingPackages::add);
            owned.forEach(bsn -> leave(owner, bsn));
        } else if (feature || running.find(name).isEmpty()) {
            problems.add((feature ? "feature " + owner.name() : name) + " is not installed");
        } else {
            owners.get(name).stream()
                    .filter(o -> o.kind() == Owner.Kind.PACKAGE)
                    .findFirst()
                    .ifPresent(o -> problems.add(name + " belongs to " + o.words() + ": uninstall " + o.name()));
            removed.add(name);
        }
    }
}
