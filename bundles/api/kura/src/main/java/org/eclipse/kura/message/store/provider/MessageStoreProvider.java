// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.message.store.provider;

import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.connection.listener.ConnectionListener;
import org.osgi.annotation.versioning.ProviderType;

/** Opens stores of messages. Thread-safe. */
@ProviderType
public interface MessageStoreProvider {

    /** Has a listener told when stores can be opened, and when the open ones are lost. */
    void addListener(ConnectionListener listener);

    /**
     * Opens a store, or makes it.
     *
     * @param name the same store for the same name
     * @return to be closed by the caller
     * @throws KuraStoreException if it cannot be opened
     */
    MessageStore openMessageStore(String name) throws KuraStoreException;

    /** Ends all calls to a listener; nothing happens if it was not added. */
    void removeListener(ConnectionListener listener);
}
