// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The running components by their names. Not thread-safe. */
final class Ends {

    private static final int MOST_NAMED = 20;

    /** The longest running first: a second one of a name takes over when the first has gone. */
    private final Map<String, TreeMap<Long, End>> byPid = new HashMap<>();

    private final Map<Long, End> byId = new HashMap<>();

    /** Takes the component in. @return what was known of it before, or null */
    End put(End end) {
        End before = byId.get(end.id());
        if (before != null && !before.pid().equals(end.pid())) {
            remove(end.id());
        }
        byId.put(end.id(), end);
        byPid.computeIfAbsent(end.pid(), pid -> new TreeMap<>()).put(end.id(), end);
        return before;
    }

    /** Lets the component go. @return what was known of it, or null */
    End remove(long id) {
        End end = byId.remove(id);
        if (end != null) {
            byPid.computeIfPresent(end.pid(), (pid, ends) -> {
                ends.remove(id);
                return ends.isEmpty() ? null : ends;
            });
        }
        return end;
    }

    /** The component that has the name now, or null. */
    End current(String pid) {
        TreeMap<Long, End> ofPid = byPid.get(pid);
        return ofPid == null ? null : ofPid.firstEntry().getValue();
    }

    boolean isCurrent(End end) {
        End current = current(end.pid());
        return current != null && current.id() == end.id();
    }

    Collection<End> all() {
        return List.copyOf(byId.values());
    }

    /** The names, for a message. */
    String names() {
        List<String> names = new ArrayList<>(byPid.keySet());
        return names.isEmpty()
                ? "none"
                : names.stream().sorted().limit(MOST_NAMED).collect(Collectors.joining(", "))
                        + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "");
    }
}
