// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.core.configuration.metatype.Tocd;
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
        ComponentConfiguration own = registered.ownConfiguration(pid);
        if (own != null) {
            return new View(pid, own.getDefinition(), copy(own.getConfigurationProperties()));
        }
        Configured component = persistence.state().components().get(pid);
        if (component != null) {
            return view(pid, component.type(), told(component));
        }
        boolean there = pid.equals(GatewayVariables.PID) || registered.pids().contains(pid);
        return there ? defaults(pid, pid) : null;
    }

    /** What {@link #of} tells, else the defaults; null if nothing is known of that PID. */
    ComponentConfiguration current(String pid) {
        ComponentConfiguration view = of(pid);
        return view == null ? defaults(pid) : view;
    }

    /** What a component is given, without what identifies it; its passwords hidden. */
    static Map<String, Object> values(ComponentConfiguration view) {
        Map<String, Object> values = view == null ? new HashMap<>() : copy(view.getConfigurationProperties());
        values.keySet().removeIf(Keys::isIdentity);
        values.replaceAll(
                (key, value) -> value instanceof Password || value instanceof Password[] ? new Encrypted("") : value);
        return values;
    }

    /** As it is given out, but for texts in which a secret stands: these are told as they were written. */
    private Map<String, Object> told(Configured component) {
        Map<String, Object> values = persistence.resolver().resolve(component, new ArrayList<>());
        component.properties().forEach((key, written) -> {
            if (Substitution.refersTo(written, Substitution.SECRET)) {
                values.computeIfPresent(
                        key, (k, given) -> given instanceof String || given instanceof String[] ? written : given);
            }
        });
        return values;
    }

    private static Map<String, Object> copy(Map<String, Object> properties) {
        return properties == null ? new HashMap<>() : new HashMap<>(properties);
    }

    /** The defaults of a component, or of a factory's instances; null if nothing is known of that PID. */
    ComponentConfiguration defaults(String pid) {
        ComponentConfiguration own = registered.ownConfiguration(pid);
        if (own != null) {
            return new View(
                    pid,
                    own.getDefinition(),
                    Resolver.forCallers(persistence.resolver().defaults(own.getDefinition(), pid, new ArrayList<>())));
        }
        Configured component = persistence.state().components().get(pid);
        return defaults(pid, component == null ? pid : component.type());
    }

    private View defaults(String pid, String type) {
        if (persistence.definitions().find(type).isEmpty()) {
            return null;
        }
        Configured nothing = new Configured(pid, type.equals(pid) ? "" : type, Map.of());
        return view(pid, type, persistence.resolver().resolve(nothing, new ArrayList<>()));
    }

    /** With its passwords in clear, as who asks for one configuration gets them; who lists gets them as they are kept. */
    ComponentConfiguration opened(ComponentConfiguration view) {
        if (view != null) {
            view.getConfigurationProperties().replaceAll((key, value) -> {
                if (value instanceof Password[] list) {
                    return Arrays.stream(list)
                            .map(persistence.secrets()::opened)
                            .toArray(Password[]::new);
                }
                return value instanceof Password password
                        ? persistence.secrets().opened(password)
                        : value;
            });
        }
        return view;
    }

    /** Components as a snapshot has them, without defaults, with their passwords in clear. */
    List<ComponentConfiguration> asWritten(Collection<Configured> components) {
        List<ComponentConfiguration> written = new ArrayList<>();
        components.forEach(component -> written.add(opened(asWritten(component))));
        return written;
    }

    private View asWritten(Configured component) {
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
                persistence.definitions().find(type).map(Designated::ocd).orElseGet(() -> unknown(type)),
                Resolver.forCallers(properties));
    }

    private static OCD unknown(String type) {
        Tocd ocd = new Tocd();
        ocd.setId(type);
        ocd.setName(type);
        ocd.setDescription("");
        return ocd;
    }

    /** What is set, by name, without defaults. */
    Collection<Configured> configured() {
        return persistence.state().components().values();
    }

    Optional<Designated> definition(String pid) {
        return persistence.definitions().find(pid);
    }

    /** Whether a component of this name is configured, registered, or designated by a metatype. */
    boolean knows(String pid) {
        return persistence.state().components().containsKey(pid)
                || persistence.definitions().find(pid).filter(d -> !d.factory()).isPresent()
                || registered.pids().contains(pid);
    }
}
