// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.configuration.history;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * A change that waits for somebody to confirm it.
 *
 * @param before the snapshot that it goes back to
 * @param components the names of what it changed
 * @param remaining how long it still waits; never negative
 */
public record Trial(long before, Set<String> components, Duration remaining) {

    public Trial {
        components = Set.copyOf(components);
        Objects.requireNonNull(remaining, "remaining");
    }
}
