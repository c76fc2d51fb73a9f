// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.system;

import org.osgi.annotation.versioning.ProviderType;

/** A piece of software that is installed on the device. */
@ProviderType
public class SystemResourceInfo {

    private final String name;
    private final String version;
    private final SystemResourceType type;
    private final String typeString;

    /** Takes {@code name}: a resource of unknown version and kind. */
    public SystemResourceInfo(String name) {
        this(name, "Unknown", SystemResourceType.UNKNOWN);
    }

    /**
     * Made of all its parts.
     *
     * @param name of the resource
     * @param version of the resource
     * @param typeString a name of {@link SystemResourceType}, in either case; anything else is kept as text and is {@link
     *     SystemResourceType#UNKNOWN}
     */
    public SystemResourceInfo(String name, String version, String typeString) {
        this.name = name;
        this.version = version;
        this.typeString = typeString;
        this.type = typeOf(typeString);
    }

    /**
     * Made of all its parts.
     *
     * @param name of the resource
     * @param version of the resource
     * @param type of the resource
     */
    public SystemResourceInfo(String name, String version, SystemResourceType type) {
        this.name = name;
        this.version = version;
        this.type = type;
        this.typeString = type.name();
    }

    private static SystemResourceType typeOf(String typeString) {
        for (SystemResourceType type : SystemResourceType.values()) {
            if (type.name().equalsIgnoreCase(typeString)) {
                return type;
            }
        }
        return SystemResourceType.UNKNOWN;
    }

    /** Of the resource. */
    public String getName() {
        return this.name;
    }

    /** Of the resource. */
    public SystemResourceType getType() {
        return this.type;
    }

    /** The type as it was given. */
    public String getTypeString() {
        return this.typeString;
    }

    /** Of the resource. */
    public String getVersion() {
        return this.version;
    }
}
