// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.security.tamper.detection;

import java.util.Collections;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.osgi.annotation.versioning.ProviderType;

/** Whether the device was tampered with. */
@ProviderType
public class TamperStatus {

    private final boolean deviceTampered;
    private final Map<String, TypedValue<?>> properties;

    /**
     * Made of all its parts.
     *
     * @param isDeviceTampered whether it was
     * @param properties what else is known, see {@link TamperDetectionProperties}; may be {@code null}; not copied
     */
    public TamperStatus(boolean isDeviceTampered, Map<String, TypedValue<?>> properties) {
        this.deviceTampered = isDeviceTampered;
        Map<String, TypedValue<?>> known = properties;
        if (known == null) {
            known = Collections.emptyMap();
        }
        this.properties = Collections.unmodifiableMap(known);
    }

    /** What else is known; unmodifiable, may be empty. */
    public Map<String, TypedValue<?>> getProperties() {
        return this.properties;
    }

    /** Whether the device was tampered with. */
    public boolean isDeviceTampered() {
        return this.deviceTampered;
    }
}
