// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.connection.listener;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told about changes of a connection. Must not block. */
@ConsumerType
public interface ConnectionListener {

    /** There is a connection now. */
    void connected();

    /** There is none any more. */
    void disconnected();
}
