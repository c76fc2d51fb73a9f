// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloudconnection;

import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraDisconnectException;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.osgi.annotation.versioning.ProviderType;

/** Connects and disconnects a cloud connection. Thread-safe. */
@ProviderType
public interface CloudConnectionManager {

    /**
     * Connects, and keeps connected. Returns when connected.
     *
     * @throws KuraConnectException if there is no connection
     */
    void connect() throws KuraConnectException;

    /**
     * Disconnects, and stays disconnected.
     *
     * @throws KuraDisconnectException if it was not in order; it is disconnected all the same
     */
    void disconnect() throws KuraDisconnectException;

    /** Whether there is a connection at this moment. */
    boolean isConnected();

    /** Has a listener told about changes of the connection. */
    void registerCloudConnectionListener(CloudConnectionListener cloudConnectionListener);

    /** Ends all calls to a listener; nothing happens if it was not registered. */
    void unregisterCloudConnectionListener(CloudConnectionListener cloudConnectionListener);
}
