// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.security.tamper.detection;

import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** Finds out whether the device was tampered with; sends a {@link TamperEvent} when that changes. Thread-safe. */
@ProviderType
public interface TamperDetectionService {

    /** What is watched, for people. */
    String getDisplayName();

    /**
     * Whether the device was tampered with since the last reset.
     *
     * @throws KuraException if it cannot be told
     */
    TamperStatus getTamperStatus() throws KuraException;

    /**
     * Takes the device as it is for untouched.
     *
     * @throws KuraException if that cannot be done
     */
    void resetTamperStatus() throws KuraException;
}
