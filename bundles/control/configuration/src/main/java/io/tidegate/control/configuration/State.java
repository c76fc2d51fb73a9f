// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All configurations, by component name.
 *
 * @param components what is set
 * @param base what features and files said when they were last applied; a value that differs from it is an operator's
 */
record State(SortedMap<String, Configured> components, SortedMap<String, Configured> base) {

    static final State EMPTY = new State(new TreeMap<>(), new TreeMap<>());

    State {
        components = Collections.unmodifiableSortedMap(new TreeMap<>(components));
        base = Collections.unmodifiableSortedMap(new TreeMap<>(base));
    }

    State with(SortedMap<String, Configured> changed) {
        return new State(changed, base);
    }

    /** The names of the components that are other than they were. */
    Set<String> changedFrom(State before) {
        Set<String> names = new TreeSet<>(components.keySet());
        names.addAll(before.components.keySet());
        names.removeIf(name -> {
            Configured now = components.get(name);
            return now != null && now.sameAs(before.components.get(name));
        });
        return names;
    }

    boolean sameAs(State other) {
        return same(components, other.components) && same(base, other.base);
    }

    private static boolean same(SortedMap<String, Configured> some, SortedMap<String, Configured> others) {
        return some.keySet().equals(others.keySet())
                && some.values().stream().allMatch(c -> c.sameAs(others.get(c.pid())));
    }
}
