// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.audit.Actor;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * That a change of a component can cut off who makes it.
 *
 * @param within how long such a change waits to be confirmed
 * @param entryPoints in lower case, of those it can cut off; empty for all that can be at all
 */
record CutOff(Duration within, Set<String> entryPoints) {

    /** They reach the gateway whatever is configured, or nobody sits at their other end who could confirm. */
    private static final Set<String> SAFE = Set.of("cli", "file", "fleet");

    CutOff {
        entryPoints = Set.copyOf(entryPoints);
    }

    boolean concerns(Actor actor) {
        String entryPoint = actor.entryPoint().toLowerCase(Locale.ROOT);
        return !actor.automatic()
                && !SAFE.contains(entryPoint)
                && (entryPoints.isEmpty() || entryPoints.contains(entryPoint));
    }

    /** {@code the console}, or who else. */
    String whom() {
        return entryPoints.isEmpty() ? "the console" : "callers by " + String.join(", ", entryPoints);
    }
}
