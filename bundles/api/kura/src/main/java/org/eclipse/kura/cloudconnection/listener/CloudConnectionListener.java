// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloudconnection.listener;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told about changes of a cloud connection. Must not block. */
@ConsumerType
public interface CloudConnectionListener {

    /** There is a connection now. */
    void onConnectionEstablished();

    /** The connection broke; it will be tried again. */
    void onConnectionLost();

    /** The connection was closed on demand. */
    void onDisconnected();
}
