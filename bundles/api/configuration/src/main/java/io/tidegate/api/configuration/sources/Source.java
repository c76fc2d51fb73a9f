// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.configuration.sources;

import java.util.Objects;

/**
 * What one layer says of one key, in words; lists in brackets.
 *
 * @param property the key
 * @param layer who says it
 * @param where which feature or file says it, as {@code config/test/plant.json}; empty for other layers
 * @param written as it was written, with its references; {@link #MASK} for a secret; null if the key was removed there
 * @param counts whether it is this layer's word that counts
 * @param resolved what the component is given; {@link #MASK} for a secret, null if the layer doesn't count or there is no
 *     value. A reference that can't be resolved leaves the key at its default
 */
public record Source(String property, Layer layer, String where, String written, boolean counts, String resolved) {

    /** What stands for a value that must not be read. */
    public static final String MASK = "***";

    public Source {
        Objects.requireNonNull(property, "property");
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(where, "where");
    }

    /** From the lowest to the highest. */
    public enum Layer {
        /** The component's own definition. */
        DEFAULT,
        /** A feature that was installed. */
        FEATURE,
        /** A configuration file, of the base or of an environment. */
        FILE,
        /** Whoever changed it since: an operator, the console, the cloud or the fleet. */
        CHANGE
    }
}
