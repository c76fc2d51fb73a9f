// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire.store.provider;

import java.util.List;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.wire.WireRecord;
import org.osgi.annotation.versioning.ProviderType;

/** A named collection of wire records, oldest first. Thread-safe. Whoever opened it closes it. */
@ProviderType
public interface WireRecordStore {

    /** Ends the use of this store; its records stay. Without effect if closed. */
    void close();

    /**
     * How many records are stored.
     *
     * @throws KuraStoreException if the store fails
     */
    int getSize() throws KuraStoreException;

    /**
     * Adds records, all or none, with the time of their arrival.
     *
     * @throws KuraStoreException if the store fails
     */
    void insertRecords(List<WireRecord> records) throws KuraStoreException;

    /**
     * Removes the oldest records.
     *
     * @param recordsToKeep how many of the newest stay; 0 removes all
     * @throws KuraStoreException if the store fails
     */
    void truncate(int recordsToKeep) throws KuraStoreException;
}
