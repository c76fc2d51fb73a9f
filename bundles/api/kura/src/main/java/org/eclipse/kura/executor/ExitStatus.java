// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.executor;

import org.osgi.annotation.versioning.ProviderType;

/** The result of a command. */
@ProviderType
public interface ExitStatus {

    /** The code that the process ended with. */
    int getExitCode();

    /** Whether the code means success. */
    boolean isSuccessful();
}
