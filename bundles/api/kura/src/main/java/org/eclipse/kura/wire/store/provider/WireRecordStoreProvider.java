// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire.store.provider;

import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.connection.listener.ConnectionListener;
import org.osgi.annotation.versioning.ProviderType;

/** Opens stores of wire records. Thread-safe. */
@ProviderType
public interface WireRecordStoreProvider {

    /** Has a listener told when the database behind the stores connects and disconnects. */
    void addListener(ConnectionListener listener);

    /**
     * Opens a store; makes it if there is none of that name.
     *
     * @throws KuraStoreException if it cannot be opened
     */
    WireRecordStore openWireRecordStore(String name) throws KuraStoreException;

    /** Has a listener told no more; without effect if it was not added. */
    void removeListener(ConnectionListener listener);
}
