// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.osgi.annotation.versioning.ProviderType;

/** Lends connections to a relational database. Thread-safe; a connection is not. */
@ProviderType
public interface BaseDbService {

    /**
     * Gives a connection back; the caller must not use it any more. Does not fail.
     *
     * @param connection may be {@code null}
     */
    void close(Connection connection);

    /**
     * Closes results. Does not fail.
     *
     * @param resultSets none of them, nor the array, need be there
     */
    void close(ResultSet... resultSets);

    /**
     * Closes statements. Does not fail.
     *
     * @param statements none of them, nor the array, need be there
     */
    void close(Statement... statements);

    /**
     * Borrows a connection; the caller gives it back with {@link #close(Connection)}.
     *
     * @throws SQLException if the database cannot be opened, or if no connection gets free in time
     */
    Connection getConnection() throws SQLException;

    /**
     * Takes back what was not committed. Does not fail.
     *
     * @param connection may be {@code null}
     */
    void rollback(Connection connection);
}
