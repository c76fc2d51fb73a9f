// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which file said which key last, noted in the base among the keys themselves: {@code :} names the file that said most, {@code
 * :<key>} another one, or the one that removed the key. No file can say a key that begins with a colon.
 */
final class Sayers {

    /** Who said what has no note: it is of a time when none were made. */
    static final String UNKNOWN = "";

    private static final String MARK = ":";

    private Sayers() {}

    /** @param sayers each key with the name of its file, also those that were removed */
    static Configured note(Configured said, String last, Map<String, String> sayers) {
        Map<String, Object> noted = new TreeMap<>(said.properties());
        noted.put(MARK, last);
        sayers.forEach((key, file) -> {
            if (!file.equals(last) || !said.properties().containsKey(key)) {
                noted.put(MARK + key, file);
            }
        });
        return said.with(noted);
    }

    /** What was said, without who said it. */
    static Configured words(Configured noted) {
        Map<String, Object> words = new TreeMap<>(noted.properties());
        words.keySet().removeIf(key -> key.startsWith(MARK));
        return noted.with(words);
    }

    /** The file that said something of the component last. */
    static String last(Configured noted) {
        return Objects.toString(noted.properties().get(MARK), UNKNOWN);
    }

    /** Each key, also the removed ones, with the name of its file. */
    static Map<String, String> of(Configured noted) {
        Map<String, String> sayers = new HashMap<>();
        String last = last(noted);
        noted.properties().forEach((key, value) -> {
            if (!key.startsWith(MARK)) {
                sayers.putIfAbsent(key, last);
            } else if (!key.equals(MARK)) {
                sayers.put(key.substring(MARK.length()), value.toString());
            }
        });
        return sayers;
    }

    /** All files that said something. */
    static Set<String> files(SortedMap<String, Configured> base) {
        Set<String> files = new TreeSet<>();
        base.values().forEach(noted -> {
            files.add(last(noted));
            files.addAll(of(noted).values());
        });
        files.remove(UNKNOWN);
        return files;
    }

    /** What a file said of each component, as far as no later file said otherwise. */
    static SortedMap<String, JsonResources.Entry> remembered(String file, SortedMap<String, Configured> base) {
        SortedMap<String, JsonResources.Entry> entries = new TreeMap<>();
        base.values().forEach(noted -> {
            Map<String, Object> said = new TreeMap<>();
            of(noted).forEach((key, sayer) -> {
                if (sayer.equals(file)) {
                    said.put(key, noted.properties().get(key));
                }
            });
            if (!said.isEmpty() || last(noted).equals(file)) {
                entries.put(
                        noted.pid(),
                        new JsonResources.Entry(noted.pid(), noted.factoryPid(), said, new Lines(0, Map.of())));
            }
        });
        return entries;
    }
}
