// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.identity;

import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** Knows which passwords are good enough. Thread-safe. */
@ProviderType
public interface PasswordStrengthVerificationService {

    /**
     * Looks at a new password.
     *
     * @throws KuraException if it does not have what is required
     */
    void checkPasswordStrength(char[] password) throws KuraException;

    /**
     * What is required at the moment.
     *
     * @throws KuraException if it cannot be told
     */
    PasswordStrengthRequirements getPasswordStrengthRequirements() throws KuraException;
}
