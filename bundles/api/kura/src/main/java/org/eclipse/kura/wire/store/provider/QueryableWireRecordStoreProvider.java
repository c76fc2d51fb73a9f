// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire.store.provider;

import java.util.List;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.wire.WireRecord;
import org.osgi.annotation.versioning.ProviderType;

/** Answers queries on stores of wire records. Thread-safe. */
@ProviderType
public interface QueryableWireRecordStoreProvider {

    /**
     * The records that a query finds, in its order; the properties of a record are the columns of the result.
     *
     * @param query in the language of the store, mostly SQL
     * @throws KuraStoreException if the query is refused, or the store fails
     */
    List<WireRecord> performQuery(String query) throws KuraStoreException;
}
