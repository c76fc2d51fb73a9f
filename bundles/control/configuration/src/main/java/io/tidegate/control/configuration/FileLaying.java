// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.kura.KuraException;

/** One laying of files over what is set, as if all were right; and what is wrong with it. Used once. */
final class FileLaying {

    /** What is wrong at one key of a component. */
    record Fault(String key, String line) {

        static Fault of(Problem problem) {
            return new Fault(problem.key(), problem.toString());
        }
    }

    private final SortedMap<String, FileLayers.Said> said;
    private final State before;
    private final Resolver resolver;
    private final Secrets secrets;
    private final FileMerge.Judge judge;
    private final Map<String, List<String>> left;
    private final SortedMap<String, Configured> components;
    private final SortedMap<String, Configured> base;
    private final Map<String, List<Fault>> faults = new TreeMap<>();

    /** @param left the components that are left as they are, each with the reason; gets those that can't be judged now */
    FileLaying(
            FileLayers layers,
            State before,
            Resolver resolver,
            Secrets secrets,
            FileMerge.Judge judge,
            Map<String, List<String>> left) {
        said = layers.said();
        this.before = before;
        this.resolver = resolver;
        this.secrets = secrets;
        this.judge = judge;
        this.left = left;
        components = new TreeMap<>(before.components());
        base = new TreeMap<>(before.base());
    }

    State state() {
        return new State(components, base);
    }

    /** By component. */
    Map<String, List<Fault>> faults() {
        return faults;
    }

    void lay() {
        withdrawUnsaid();
        List<String> pids = new ArrayList<>(said.keySet());
        pids.removeAll(left.keySet());
        Resolver seeing = resolver.seeing(components);
        // What others refer to comes first, so that who can't take it is not held against these.
        if (pids.remove(GatewayVariables.PID)) {
            attempt(GatewayVariables.PID, () -> lay(said.get(GatewayVariables.PID), seeing));
            attempt(GatewayVariables.PID, () -> judgeDependents(pid -> !said.containsKey(pid)));
        }
        if (faults.isEmpty()) {
            pids.forEach(pid -> attempt(pid, () -> lay(said.get(pid), seeing)));
        }
        // Each is judged beside its peers, not beside their predecessors, and only if all are of the right form.
        if (faults.isEmpty()) {
            pids.forEach(pid -> attempt(pid, () -> judge(pid)));
            attempt(GatewayVariables.PID, () -> judge(GatewayVariables.PID));
            attempt(GatewayVariables.PID, () -> judgeDependents(pid -> said.containsKey(pid)));
        }
    }

    private void withdrawUnsaid() {
        for (Configured old : before.base().values()) {
            if (!said.containsKey(old.pid()) && !left.containsKey(old.pid())) {
                if (Sayers.words(old).sameAs(components.get(old.pid()))) {
                    components.remove(old.pid());
                }
                base.remove(old.pid());
            }
        }
    }

    private void lay(FileLayers.Said each, Resolver seeing) throws KuraException {
        String pid = each.component().pid();
        Configured old = base.containsKey(pid) ? typed(Sayers.words(base.get(pid)), seeing) : null;
        Configured current = components.containsKey(pid) ? typed(components.get(pid), seeing) : null;
        boolean otherType =
                current != null && !current.factoryPid().equals(each.component().factoryPid());
        if (otherType && !current.sameAs(old)) {
            fault(pid, new Fault("", pid + ": the name is taken by a component of " + current.type()));
            return;
        }
        Resolver.Checked checked = seeing.check(each.component(), false);
        checked.problems().forEach(problem -> fault(pid, Fault.of(problem)));
        if (checked.problems().isEmpty()) {
            Configured now = secrets.keepCipherTexts(checked.component(), old);
            base.put(pid, new FileLayers.Said(now, each.last(), each.sayers()).noted());
            // One of another type is the files' own, and nobody touched it: the new one takes its place.
            Configured merged = otherType ? now : follow(current, old, now);
            put(components, pid, merged);
        }
    }

    private static Configured follow(Configured current, Configured old, Configured now) {
        if (current == null) {
            // Said before and not there any more: an operator removed it.
            return old == null ? now : null;
        }
        Map<String, Object> before = old == null ? Map.of() : old.properties();
        Map<String, Object> values = new TreeMap<>(current.properties());
        now.properties().forEach((key, value) -> {
            boolean untouched = Objects.deepEquals(before.get(key), values.get(key));
            if (untouched) {
                values.put(key, value);
            }
        });
        before.forEach((key, value) -> {
            if (!now.properties().containsKey(key) && Objects.deepEquals(value, values.get(key))) {
                values.remove(key);
            }
        });
        return current.with(values);
    }

    private void judge(String pid) throws KuraException {
        Configured component = components.get(pid);
        if (component != null && !component.sameAs(before.components().get(pid))) {
            judge.judge(component, components).forEach(problem -> fault(pid, Fault.of(problem)));
        }
    }

    /** Who refers to the gateway's variables must be able to take the new ones; who said these is to blame. */
    private void judgeDependents(Predicate<String> which) throws KuraException {
        for (Configured each : Dependents.of(resolver, before.components(), components)) {
            if (which.test(each.pid()) && each.sameAs(before.components().get(each.pid()))) {
                judge.judge(each, components)
                        .forEach(problem -> fault(GatewayVariables.PID, new Fault("", problem.toString())));
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws KuraException;
    }

    /** What fails for another reason than the files says nothing against them. */
    private void attempt(String pid, Step step) {
        try {
            step.run();
        } catch (KuraException e) {
            left.put(pid, List.of(pid + ": " + e.getMessage()));
            put(components, pid, before.components().get(pid));
            put(base, pid, before.base().get(pid));
        }
    }

    private void fault(String pid, Fault fault) {
        faults.computeIfAbsent(pid, name -> new ArrayList<>()).add(fault);
    }

    private static Configured typed(Configured component, Resolver seeing) throws KuraException {
        return seeing.check(component, false).component();
    }

    static void put(SortedMap<String, Configured> map, String pid, Configured value) {
        if (value == null) {
            map.remove(pid);
        } else {
            map.put(pid, value);
        }
    }
}
