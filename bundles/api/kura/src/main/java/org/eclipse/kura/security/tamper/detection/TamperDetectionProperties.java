// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.security.tamper.detection;

import org.osgi.annotation.versioning.ProviderType;

/** Keys of {@link TamperStatus#getProperties()} that everybody knows. */
@ProviderType
public enum TamperDetectionProperties {
    /** When the device was tampered with, in milliseconds since 1970, as a long. */
    TIMESTAMP_PROPERTY_KEY("timestamp");

    private final String value;

    TamperDetectionProperties(String value) {
        this.value = value;
    }

    /** The key. */
    public String getValue() {
        return this.value;
    }
}
