// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A secret, and who refers to it.
 *
 * @param set whether there is one of this name
 * @param users each a component and a key of it
 */
record SecretUse(String name, boolean set, List<String> users) {

    /** All that are set or referred to, by name. */
    static List<SecretUse> of(Collection<String> set, State state) {
        SortedMap<String, List<String>> users = new TreeMap<>();
        set.forEach(name -> users.put(name, new ArrayList<>()));
        state.components().values().forEach(component -> component.properties().forEach((key, value) -> {
            for (String name : Substitution.names(value, Substitution.SECRET)) {
                users.computeIfAbsent(name, n -> new ArrayList<>()).add(component.pid() + ": " + key);
            }
        }));
        List<SecretUse> all = new ArrayList<>();
        users.forEach((name, by) -> all.add(new SecretUse(name, set.contains(name), List.copyOf(by))));
        return all;
    }
}
