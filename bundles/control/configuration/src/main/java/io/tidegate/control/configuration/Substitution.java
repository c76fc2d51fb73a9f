// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code $[env:NAME]}, {@code $[gateway:id]} and {@code $[secret:name]} in texts. */
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

    /** @param lookups one for each of the three kinds */
    Substitution(Map<String, Lookup> lookups) {
        this.lookups = Map.copyOf(lookups);
    }

    static boolean appliesTo(Object value) {
        return value instanceof String text && REFERENCE.matcher(text).find();
    }

    /** The text with everything replaced; secrets in clear. */
    String resolve(String text) throws Unresolved {
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (matcher.find()) {
            String meant = lookups.get(matcher.group(1)).lookUp(matcher.group(2));
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(meant));
        }
        return matcher.appendTail(resolved).toString();
    }
}
