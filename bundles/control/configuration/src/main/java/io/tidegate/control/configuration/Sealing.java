// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.kura.KuraException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was set in clear before its definition was known is encrypted when a bundle declares it a password: in what is set,
 * and in what the files said.
 */
final class Sealing {

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

    private final Resolver resolver;
    private final SortedMap<String, Configured> components;
    private final SortedMap<String, Configured> base;
    private boolean concerned;

    private Sealing(State state, Resolver resolver) {
        this.resolver = resolver;
        components = new TreeMap<>(state.components());
        base = new TreeMap<>(state.base());
    }

    /**
     * What becomes of a state.
     *
     * @param concerned whether it has components of the definitions that arrived
     */
    record Sealed(State state, boolean concerned) {}

    static Sealed of(State state, List<Designated> arrived, Resolver resolver) {
        Set<String> types = arrived.stream().map(Designated::pid).collect(Collectors.toSet());
        Sealing sealing = new Sealing(state, resolver);
        state.components().values().stream()
                .filter(component -> types.contains(component.type()))
                .forEach(sealing::seal);
        return new Sealed(new State(sealing.components, sealing.base), sealing.concerned);
    }

    private void seal(Configured component) {
        concerned = true;
        Map<String, Object> typed;
        try {
            typed = resolver.check(component, false).component().properties();
        } catch (KuraException e) {
            LOG.error("{}: its passwords can't be encrypted: {}", component.pid(), e.getMessage());
            return;
        }
        Map<String, Object> sealed = new TreeMap<>(component.properties());
        Configured said = base.getOrDefault(component.pid(), component.with(Map.of()));
        Map<String, Object> saidSealed = new TreeMap<>(said.properties());
        component.properties().forEach((key, value) -> {
            if (typed.get(key) instanceof Encrypted cipher && !(value instanceof Encrypted)) {
                sealed.put(key, cipher);
                saidSealed.replaceAll((k, v) -> k.equals(key) && v.equals(value) ? cipher : v);
            }
        });
        components.put(component.pid(), component.with(sealed));
        base.computeIfPresent(component.pid(), (pid, old) -> old.with(saidSealed));
    }
}
