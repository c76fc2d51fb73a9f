// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.secrets.KeyReplacement;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes care that no text of an old key is kept once the key was replaced: somebody may have had it since before. Thread-safe.
 */
final class CurrentKey {

    private volatile KeyReplacement keys;
    private volatile boolean replaced;

    /** Who knows the keys, which may have been begun to be replaced before the last restart. */
    void knownBy(KeyReplacement now) {
        keys = now;
        replaced |= now.pending();
    }

    void forget(KeyReplacement gone) {
        if (keys == gone) {
            keys = null;
        }
    }

    void begin(KeyReplacement replacement) throws IOException {
        replacement.begin();
        replaced = true;
    }

    /** The text under the newest key, with all encrypted ones that are in it. */
    String of(String text) {
        KeyReplacement known = keys;
        return known == null || !replaced ? text : SealedTexts.renewed(text, known::renewed);
    }

    State of(State state) {
        return new State(of(state.components()), of(state.base()));
    }

    /** The components as they are to be kept. */
    SortedMap<String, Configured> of(SortedMap<String, Configured> components) {
        if (!replaced) {
            return components;
        }
        SortedMap<String, Configured> now = new TreeMap<>(components);
        now.replaceAll((pid, component) -> {
            Map<String, Object> values = new TreeMap<>(component.properties());
            values.replaceAll((key, value) -> of(value));
            return component.with(values);
        });
        return now;
    }

    private Object of(Object value) {
        if (value instanceof Encrypted text) {
            return new Encrypted(of(text.text()));
        }
        if (value instanceof Encrypted[] texts) {
            return Arrays.stream(texts)
                    .map(text -> new Encrypted(of(text.text())))
                    .toArray(Encrypted[]::new);
        }
        if (value instanceof String text) {
            return of(text);
        }
        return value instanceof String[] texts
                ? Arrays.stream(texts).map(this::of).toArray(String[]::new)
                : value;
    }
}
