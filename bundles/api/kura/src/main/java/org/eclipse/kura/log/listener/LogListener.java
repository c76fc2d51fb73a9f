// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.log.listener;

import org.eclipse.kura.log.LogEntry;
import org.osgi.annotation.versioning.ConsumerType;

/** Is told of log entries. */
@ConsumerType
public interface LogListener {

    /** Called for each entry, in their order, by the thread that reads the log: must not block. */
    void newLogEntry(LogEntry entry);
}
