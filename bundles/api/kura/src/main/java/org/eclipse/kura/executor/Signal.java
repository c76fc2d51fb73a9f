// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.executor;

import org.osgi.annotation.versioning.ProviderType;

/** What can be sent to a process. */
@ProviderType
public interface Signal {

    /** The number that the operating system gives it. */
    int getSignalNumber();
}
