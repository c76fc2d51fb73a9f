// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.security;

import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps watch over what the gateway was started with. Thread-safe. */
@ProviderType
public interface SecurityService {

    /**
     * Applies the security policy that the gateway comes with.
     *
     * @throws KuraException if it cannot be applied
     */
    void applyDefaultProductionSecurityPolicy() throws KuraException;

    /**
     * Applies a security policy.
     *
     * @param securityPolicy its text
     * @throws KuraException if it is malformed or cannot be applied
     */
    void applySecurityPolicy(String securityPolicy) throws KuraException;

    /** Whether the Java machine accepts a debugger. */
    boolean isDebugEnabled();

    /**
     * Takes the command line of the Java machine, as it is now, for the right one.
     *
     * @throws KuraException if the fingerprint cannot be stored
     */
    void reloadCommandLineFingerprint() throws KuraException;

    /**
     * Takes the security policy, as it is now, for the right one.
     *
     * @throws KuraException if the fingerprint cannot be stored
     */
    void reloadSecurityPolicyFingerprint() throws KuraException;
}
