// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.log;

import org.eclipse.kura.log.listener.LogListener;
import org.osgi.annotation.versioning.ProviderType;

/** Tells what is written to a log. Thread-safe. */
@ProviderType
public interface LogProvider {

    /** Has a listener told of each new entry. */
    void registerLogListener(LogListener listener);

    /** Has a listener told no more; without effect if it was not registered. */
    void unregisterLogListener(LogListener listener);
}
