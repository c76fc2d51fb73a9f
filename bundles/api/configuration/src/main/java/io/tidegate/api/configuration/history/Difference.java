// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.configuration.history;

import java.util.Objects;

/**
 * One value that differs between two states. A component that only one of them has differs in its
 * {@code service.factoryPid}, or in its {@code service.pid} if it is a singleton, and in each value that is set.
 *
 * @param component the component's name
 * @param property the key
 * @param before the value in the first state, in words; null if none is set
 * @param after the value in the second state, in words; null if none is set
 */
public record Difference(String component, String property, String before, String after) {

    /** What stands for a value that must not be read. */
    public static final String MASK = "***";

    public Difference {
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(property, "property");
    }

    /** Whether the values are secrets: that they differ is all that is told. */
    public boolean secret() {
        return MASK.equals(before) || MASK.equals(after);
    }

    /** {@code plc1: port: 502 -> 503}. */
    @Override
    public String toString() {
        String words = before == null || after == null ? word(before) + " -> " + word(after) : "changed";
        return component + ": " + property + ": " + (secret() ? words : word(before) + " -> " + word(after));
    }

    private static String word(String value) {
        return value == null ? "(none)" : value;
    }
}
