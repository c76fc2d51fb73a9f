// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.audit;

import java.util.Objects;

/**
 * One thing that a change made different.
 *
 * @param name what: a property, a channel, a bundle; with its component where the subject of the record is not it
 * @param before the value before, in words; null if there was none
 * @param after the value after, in words; null if there is none
 */
public record Difference(String name, String before, String after) {

    /** What stands for a value that must not be read. */
    public static final String MASK = "***";

    public Difference {
        Objects.requireNonNull(name, "name");
    }

    /** A difference of values that must not be read: that they differ is all it tells. */
    public static Difference secret(String name, boolean before, boolean after) {
        return new Difference(name, before ? MASK : null, after ? MASK : null);
    }
}
