// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Replaces {@code $[env:NAME]}, {@code $[gateway:name]} and {@code $[secret:name]} in texts and lists of texts. */
final class Substitution {

    static final String ENVIRONMENT_VARIABLE = "env";
    static final String GATEWAY = "gateway";
    static final String SECRET = "secret";

    private static final Pattern REFERENCE = Pattern.compile("\\$\\[(env|gateway|secret):([^\\]\\[]+)]");

    private final Map<String, Lookup> lookups;

    /** The message says what is missing. */
    static final class Unresolved extends Exception {
        private static final long serialVersionUID = 1L;

        Unresolved(String message) {
            super(message, null, false, false);
        }
    }

    /** What a name of one kind stands for. */
    @FunctionalInterface
    interface Lookup {
        String lookUp(String name) throws Unresolved;
    }

    /** @param lookups by kind; references of another kind stay as they are */
    Substitution(Map<String, Lookup> lookups) {
        this.lookups = Map.copyOf(lookups);
    }

    static Substitution only(String kind, Lookup lookup) {
        return new Substitution(Map.of(kind, lookup));
    }

    /** The same, but for one kind. */
    Substitution with(String kind, Lookup lookup) {
        Map<String, Lookup> changed = new HashMap<>(lookups);
        changed.put(kind, lookup);
        return new Substitution(changed);
    }

    /** Whether a text, or one of a list, has a reference. */
    static boolean appliesTo(Object value) {
        return texts(value).anyMatch(text -> REFERENCE.matcher(text).find());
    }

    static boolean refersTo(Object value, String kind) {
        return texts(value).flatMap(text -> REFERENCE.matcher(text).results()).anyMatch(found -> found.group(1)
                .equals(kind));
    }

    /** Whether a text, or each of a list, is a reference and nothing else. */
    static boolean isReference(Object value) {
        return appliesTo(value)
                && texts(value).allMatch(text -> REFERENCE.matcher(text).matches());
    }

    /** The names that references of one kind have in a text or a list of texts. */
    static Set<String> names(Object value, String kind) {
        return texts(value)
                .flatMap(text -> REFERENCE.matcher(text).results())
                .filter(found -> found.group(1).equals(kind))
                .map(found -> found.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> texts(Object value) {
        if (value instanceof String text) {
            return Stream.of(text);
        }
        return value instanceof String[] list ? Arrays.stream(list) : Stream.of();
    }

    /** The text with everything replaced; secrets in clear. */
    String resolve(String text) throws Unresolved {
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (matcher.find()) {
            Lookup lookup = lookups.get(matcher.group(1));
            String meant = lookup == null ? matcher.group() : lookup.lookUp(matcher.group(2));
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(meant));
        }
        return matcher.appendTail(resolved).toString();
    }

    /** A text or a list of texts with everything replaced; any other value as it is. */
    Object resolve(Object value) throws Unresolved {
        if (value instanceof String text) {
            return resolve(text);
        }
        if (!(value instanceof String[] list)) {
            return value;
        }
        String[] resolved = new String[list.length];
        for (int i = 0; i < list.length; i++) {
            resolved[i] = resolve(list[i]);
        }
        return resolved;
    }
}
