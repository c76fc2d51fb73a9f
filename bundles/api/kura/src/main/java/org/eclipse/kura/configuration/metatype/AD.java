// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.configuration.metatype;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** One attribute of a configuration: what it means, what it may be. */
@ProviderType
public interface AD {

    /**
     * The number of elements: 0 is no array, other numbers are an array of at most that many (their sign does not
     * count).
     */
    int getCardinality();

    /** The value as text if there is no other; elements are separated by commas. {@code null} for none. */
    String getDefault();

    /** What a form explains about it; {@code null} for nothing. */
    String getDescription();

    /** The name of the property. */
    String getId();

    /** The greatest value as text; {@code null} for none. */
    String getMax();

    /** The least value as text; {@code null} for none. */
    String getMin();

    /** What a form calls it; {@code null} for its id. */
    String getName();

    /** The values to choose from; empty if any will do. */
    List<Option> getOption();

    /** The type of the value, or of its elements. */
    Scalar getType();

    /** Whether there must be a value. */
    boolean isRequired();
}
