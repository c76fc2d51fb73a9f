// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells from what the files said before and now which of them changed: {@code config/plant.json, new}. */
final class FileComment {

    private FileComment() {}

    static String of(SortedMap<String, Configured> before, SortedMap<String, Configured> after) {
        Set<String> then = Sayers.files(before);
        Set<String> now = Sayers.files(after);
        Set<String> pids = new TreeSet<>(before.keySet());
        pids.addAll(after.keySet());
        Set<String> concerned = new TreeSet<>();
        for (String pid : pids) {
            for (Set<String> files : concerned(before.get(pid), after.get(pid))) {
                Set<String> came = files.stream()
                        .filter(file -> then.contains(file) != now.contains(file))
                        .collect(Collectors.toSet());
                // Who comes or goes changes whose word counts; the other is as it was.
                concerned.addAll(came.isEmpty() ? files : came);
            }
        }
        concerned.remove(Sayers.UNKNOWN);
        return concerned.stream()
                .map(file -> file + (!then.contains(file) ? ", new" : now.contains(file) ? ", changed" : ", removed"))
                .collect(Collectors.joining("; "));
    }

    /** For each key of a component that differs the files that spoke of it before and now. */
    private static Set<Set<String>> concerned(Configured before, Configured after) {
        Map<String, String> then = sayers(before);
        Map<String, String> now = sayers(after);
        Set<String> keys = new HashSet<>(then.keySet());
        keys.addAll(now.keySet());
        Set<Set<String>> files = new HashSet<>();
        for (String key : keys) {
            String last = then.getOrDefault(key, Sayers.UNKNOWN);
            String next = now.getOrDefault(key, Sayers.UNKNOWN);
            if (!last.equals(next) || !Objects.deepEquals(value(before, key), value(after, key))) {
                files.add(new TreeSet<>(List.of(last, next)));
            }
        }
        return files;
    }

    private static Object value(Configured noted, String key) {
        return noted == null ? null : noted.properties().get(key);
    }

    /** With the one who spoke last under no key. */
    private static Map<String, String> sayers(Configured noted) {
        Map<String, String> sayers = new HashMap<>();
        if (noted != null) {
            sayers.putAll(Sayers.of(noted));
            sayers.put("", Sayers.last(noted));
        }
        return sayers;
    }
}
