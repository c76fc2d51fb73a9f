// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.system;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** What is known of the device beyond the standard properties, in groups. */
@ProviderType
public class ExtendedProperties {

    private final String version;
    private final List<ExtendedPropertyGroup> propertyGroups;

    /**
     * Made of all its parts.
     *
     * @param version of the format
     * @param propertyGroups copied
     */
    public ExtendedProperties(String version, List<ExtendedPropertyGroup> propertyGroups) {
        this.version = Objects.requireNonNull(version, "version");
        this.propertyGroups = Collections.unmodifiableList(new ArrayList<>(propertyGroups));
    }

    /** Unmodifiable. */
    public List<ExtendedPropertyGroup> getPropertyGroups() {
        return this.propertyGroups;
    }

    /** Of the format. */
    public String getVersion() {
        return this.version;
    }
}
