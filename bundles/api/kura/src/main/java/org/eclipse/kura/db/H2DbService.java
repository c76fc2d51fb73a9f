// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.db;

import java.sql.Connection;
import java.sql.SQLException;
import org.osgi.annotation.versioning.ProviderType;

/** Lends connections to an H2 database. Thread-safe. */
@ProviderType
public interface H2DbService extends BaseDbService {

    /** The {@code kura.service.pid} of the database that is there by default. */
    String DEFAULT_INSTANCE_PID = "org.eclipse.kura.db.H2DbService";

    /**
     * Runs something with a connection, which is given back whatever happens. The database does not close meanwhile.
     *
     * @param callable called once, by the calling thread; must not keep the connection
     * @return what the callable returned
     * @throws SQLException of the database, or of the callable
     */
    <T> T withConnection(ConnectionCallable<T> callable) throws SQLException;

    /** What is done with a connection. */
    @FunctionalInterface
    interface ConnectionCallable<T> {

        /**
         * Does it.
         *
         * @param connection only to be used until this method returns
         */
        T call(Connection connection) throws SQLException;
    }
}
