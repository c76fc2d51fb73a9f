// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What files changed while the bundles that know their contents were not yet up: how it was before, so that it can be undone
 * when one of these comes and objects.
 */
final class Unconfirmed {

    private final Map<String, Before> components = new TreeMap<>();

    /** How a component was; null where there was none. */
    private record Before(Configured component, Configured base) {}

    List<String> pids() {
        return List.copyOf(components.keySet());
    }

    /** Remembers what a change made different. */
    void add(State from, State to) {
        Set<String> pids = new TreeSet<>(to.changedFrom(from));
        pids.addAll(new State(to.base(), to.base()).changedFrom(new State(from.base(), from.base())));
        pids.forEach(pid -> components.putIfAbsent(
                pid, new Before(from.components().get(pid), from.base().get(pid))));
    }

    void remove(Collection<String> pids) {
        components.keySet().removeAll(pids);
    }

    void clear() {
        components.clear();
    }

    /** Makes all that these files said what it was, before the file spoke and before it was silent. */
    State undo(Set<String> files, State now) {
        SortedMap<String, Configured> next = new TreeMap<>(now.components());
        SortedMap<String, Configured> base = new TreeMap<>(now.base());
        components.entrySet().removeIf(entry -> {
            String pid = entry.getKey();
            Before before = entry.getValue();
            boolean concerned = saidBy(files, now.base().get(pid)) || saidBy(files, before.base());
            if (concerned) {
                FileLaying.put(next, pid, before.component());
                FileLaying.put(base, pid, before.base());
            }
            return concerned;
        });
        return new State(next, base);
    }

    private static boolean saidBy(Set<String> files, Configured base) {
        return base != null
                && (files.contains(Sayers.last(base))
                        || Sayers.of(base).values().stream().anyMatch(files::contains));
    }
}
