// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.osgi.framework.Filter;

/** Configurations as callers of the API see them: with their definitions, defaults filled in, passwords as passwords. */
final class Views {

    private final SnapshotPersistence persistence;
    private final RegisteredComponents registered;

    Views(SnapshotPersistence persistence, RegisteredComponents registered) {
        this.persistence = persistence;
        this.registered = registered;
    }

    /** The names of what is configured or registered. */
    Set<String> pids() {
        Set<String> pids = new TreeSet<>(persistence.state().components().keySet());
        pids.addAll(registered.pids());
        return pids;
    }

    Set<String> factoryPids() {
        return persistence.definitions().all().values().stream()
                .filter(Designated::factory)
                .map(Designated::pid)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<ComponentConfiguration> all() {
        return all(pids());
    }

    List<ComponentConfiguration> all(Filter filter) {
        return all(registered.pids(filter));
    }

    private List<ComponentConfiguration> all(Collection<String> pids) {
        List<ComponentConfiguration> views = new ArrayList<>();
        for (String pid : pids) {
            ComponentConfiguration view = of(pid);
            if (view != null) {
                views.add(view);
            }
        }
        return views;
    }

    /** A component's configuration, or null if nothing of this name is configured or registered. */
    ComponentConfiguration of(String pid) {
        Configured component = persistence.state().components().get(pid);
        ComponentConfiguration own = registered.ownConfiguration(pid);
        if (component != null) {
            Map<String, Object> properties = persistence.resolver().resolve(component, new ArrayList<>());
            return own == null || own.getDefinition() == null
                    ? view(pid, component.type(), properties)
                    : new View(pid, own.getDefinition(), Resolver.forCallers(properties));
        }
        if (own != null) {
            return own;
        }
        return registered.pids().contains(pid) ? defaults(pid, pid) : null;
    }

    /** The defaults of a component, or of a factory's instances; null if nothing is known of that PID. */
    ComponentConfiguration defaults(String pid) {
        Configured component = persistence.state().components().get(pid);
        String type = component == null ? pid : component.type();
        return persistence.definitions().find(type).isPresent() ? defaults(pid, type) : null;
    }

    private View defaults(String pid, String type) {
        Configured nothing = new Configured(pid, type.equals(pid) ? "" : type, Map.of());
        return view(pid, type, persistence.resolver().resolve(nothing, new ArrayList<>()));
    }

    /** A component as a snapshot has it, without defaults. */
    View asWritten(Configured component) {
        Map<String, Object> properties = new HashMap<>(component.properties());
        properties.put(Keys.NAME, component.pid());
        if (!component.factoryPid().isEmpty()) {
            properties.put(Keys.FACTORY, component.factoryPid());
        }
        return view(component.pid(), component.type(), properties);
    }

    private View view(String pid, String type, Map<String, Object> properties) {
        return new View(
                pid,
                persistence
                        .definitions()
                        .find(type)
                        .map(Designated::ocd)
                        .orElseGet(() -> new MetatypeDefinition(type, type, "", List.of(), List.of())),
                Resolver.forCallers(properties));
    }

    /** What is set, by name, without defaults. */
    Collection<Configured> configured() {
        return persistence.state().components().values();
    }

    /** Whether a component of this name is configured, registered, or designated by a metatype. */
    boolean knows(String pid) {
        return persistence.state().components().containsKey(pid)
                || persistence.definitions().find(pid).filter(d -> !d.factory()).isPresent()
                || registered.pids().contains(pid);
    }
}
