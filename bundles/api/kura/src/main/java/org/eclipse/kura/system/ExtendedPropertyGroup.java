// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.system;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** Some properties of the device that belong together. */
@ProviderType
public class ExtendedPropertyGroup {

    private final String name;
    private final Map<String, String> properties;

    /**
     * Made of all its parts.
     *
     * @param name of the group
     * @param properties by name; copied
     */
    public ExtendedPropertyGroup(String name, Map<String, String> properties) {
        this.name = Objects.requireNonNull(name, "name");
        this.properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** Of the group. */
    public String getName() {
        return this.name;
    }

    /** By name; unmodifiable. */
    public Map<String, String> getProperties() {
        return this.properties;
    }
}
