// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.command;

import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs commands of the operating system.
 *
 * @deprecated use {@link PasswordCommandService}, which asks for a password
 */
@Deprecated
@ProviderType
public interface CommandService {

    /**
     * Runs a command and waits for its end.
     *
     * @return what the command wrote
     * @throws KuraException if commands are not allowed, or if it could not be run
     * @deprecated use {@link PasswordCommandService#execute(String, String)}
     */
    @Deprecated
    String execute(String command) throws KuraException;
}
