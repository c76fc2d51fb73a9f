// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.db.keyvalue;

import org.eclipse.kura.KuraException;
import org.eclipse.kura.connection.listener.ConnectionListener;
import org.osgi.annotation.versioning.ProviderType;

/** A database of values by key. Thread-safe. */
@ProviderType
public interface KeyValueDbService {

    /** Has a listener told when the database connects and disconnects. */
    void addListener(ConnectionListener listener);

    /**
     * Removes a value; without effect if there is none.
     *
     * @throws KuraException if the database fails
     */
    void delete(String key) throws KuraException;

    /**
     * The value of a key; {@code null} if there is none.
     *
     * @throws KuraException if the database fails
     */
    byte[] get(String key) throws KuraException;

    /**
     * The value of a key as text; {@code null} if there is none.
     *
     * @throws KuraException if the database fails
     */
    String getAsString(String key) throws KuraException;

    /** Whether the database can be used at the moment. */
    boolean isConnected();

    /** Has a listener told no more; without effect if it was not added. */
    void removeListener(ConnectionListener listener);

    /**
     * Sets the value of a key, in place of the one before.
     *
     * @throws KuraException if the database fails
     */
    void set(String key, byte[] value) throws KuraException;

    /**
     * Sets the value of a key, in place of the one before.
     *
     * @throws KuraException if the database fails
     */
    void set(String key, String value) throws KuraException;
}
