// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.kura.type.TypedValue;
import org.osgi.annotation.versioning.ProviderType;

/** Named values that travel along a wire together. Immutable. */
@ProviderType
public class WireRecord {

    private final Map<String, TypedValue<?>> properties;

    /** Takes {@code properties}: by name; copied. */
    public WireRecord(Map<String, TypedValue<?>> properties) {
        this.properties = Collections.unmodifiableMap(
                new LinkedHashMap<>(Objects.requireNonNull(properties, "wire record properties")));
    }

    /** By name, in the order in which they were given; unmodifiable. */
    public Map<String, TypedValue<?>> getProperties() {
        return this.properties;
    }
}
