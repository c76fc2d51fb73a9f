// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;

/** A change in the making: what is set, with what a caller gave merged in, to be judged as a whole. Used once. */
final class Draft implements Changes.Proposal {

    private final SnapshotPersistence persistence;
    private final Validators validators;
    private final SortedMap<String, Configured> components;
    private final Set<String> touched = new TreeSet<>();

    Draft(SnapshotPersistence persistence, Validators validators) {
        this.persistence = persistence;
        this.validators = validators;
        components = new TreeMap<>(persistence.state().components());
    }

    @Override
    public Set<String> touched() {
        return touched;
    }

    /**
     * Merges properties into a component, or into a new one; null removes a key.
     *
     * @param factoryPid of which factory it is to be an instance; empty if it is none, or is there already
     */
    void merge(String pid, String factoryPid, Map<String, Object> changes) throws KuraException {
        Configured current = components.getOrDefault(pid, new Configured(pid, factoryPid, Map.of()));
        if (!factoryPid.isEmpty() && !current.factoryPid().equals(factoryPid)) {
            throw taken(current, factoryPid);
        }
        Map<String, Object> values = new TreeMap<>(current.properties());
        for (Map.Entry<String, Object> change : changes.entrySet()) {
            if (change.getValue() == null) {
                values.remove(change.getKey());
            } else if (!Keys.isIdentity(change.getKey())) {
                values.put(change.getKey(), stored(pid, change.getKey(), change.getValue()));
            }
        }
        put(current.with(values));
    }

    Draft replace(Collection<Configured> given) throws KuraException {
        for (Configured component : given) {
            Keys.required("pid", component.pid());
            replace(component);
        }
        return this;
    }

    /** Takes away what is set for a component. */
    Draft remove(String pid) throws KuraException {
        touched.add(pid);
        if (components.remove(pid) == null) {
            throw new ConfigurationFault(
                    KuraErrorCode.INVALID_PARAMETER, pid + ": nothing is configured for this name");
        }
        return this;
    }

    /** Puts a component in the place of the one of its name, or beside the others. */
    private void replace(Configured component) throws KuraException {
        Configured current = components.get(component.pid());
        if (current != null && !current.factoryPid().equals(component.factoryPid())) {
            throw taken(current, component.type());
        }
        put(component);
    }

    /** Merges what a caller of the API gives. */
    Draft merge(Collection<ComponentConfiguration> configurations) throws KuraException {
        for (ComponentConfiguration given : configurations) {
            Keys.required("pid", given.getPid());
            Map<String, Object> properties =
                    given.getConfigurationProperties() == null ? Map.of() : given.getConfigurationProperties();
            merge(given.getPid(), Objects.toString(properties.get(Keys.FACTORY), ""), properties);
        }
        return this;
    }

    /** Makes components what they were, whatever they are now; one that was not goes. */
    Draft restore(Collection<String> pids, SortedMap<String, Configured> old) throws KuraException {
        for (String pid : pids) {
            Configured component = old.get(pid);
            boolean gone = component == null && components.remove(pid) == null;
            if (gone) {
                throw new ConfigurationFault(
                        KuraErrorCode.INVALID_PARAMETER, pid + ": neither the snapshot nor now has it");
            }
            if (component != null) {
                components.put(pid, component);
            }
            touched.add(pid);
        }
        return this;
    }

    private static ConfigurationFault taken(Configured current, String type) {
        return new ConfigurationFault(
                KuraErrorCode.INVALID_PARAMETER,
                current.pid() + ": the name is taken by a component of " + current.type() + ", not " + type);
    }

    private void put(Configured component) {
        components.put(component.pid(), component);
        touched.add(component.pid());
    }

    private Object stored(String pid, String key, Object value) throws KuraException {
        try {
            return Values.stored(value, persistence.secrets());
        } catch (Values.NotAllowed e) {
            throw new RefusedException(
                    List.of(new Problem(pid, key, value.getClass().getSimpleName(), e.getMessage())));
        }
    }

    /**
     * Judges what was given, and who refers to a variable of the gateway that was, each beside the others.
     *
     * @return the state to commit
     * @throws RefusedException if anything is not allowed, with a line for each problem
     */
    @Override
    public State judged() throws KuraException {
        Resolver resolver = persistence.resolver().seeing(components);
        List<Problem> problems = new ArrayList<>();
        List<String> given =
                touched.stream().filter(pid -> components.containsKey(pid)).toList();
        for (String pid : given) {
            Resolver.Checked checked = resolver.check(components.get(pid), true);
            components.put(
                    pid,
                    persistence
                            .secrets()
                            .keepCipherTexts(
                                    checked.component(),
                                    persistence.state().components().get(pid)));
            problems.addAll(checked.problems());
        }
        Set<String> judged = new TreeSet<>(given);
        for (Configured dependent : persistence.dependents(persistence.state().components(), components)) {
            if (judged.add(dependent.pid())) {
                problems.addAll(resolver.check(dependent, true).problems());
            }
        }
        if (problems.isEmpty()) {
            judged.forEach(pid -> problems.addAll(validators.judge(components.get(pid), components)));
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return persistence.state().with(components);
    }
}
