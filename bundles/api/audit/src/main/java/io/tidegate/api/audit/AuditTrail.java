// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The append-only trail of every change, log-in, deployment and write to a device. Thread-safe. */
@ProviderType
public interface AuditTrail {

    /**
     * Takes a record. Never throws, and waits for the disk no longer than a bounded time, which the provider states. A
     * record that it could not take is counted, and the count becomes a record: nothing is lost silently.
     */
    void record(AuditRecord entry);

    /**
     * The newest records, newest first, those included that are not on the disk yet.
     *
     * @param most at most so many, from 1 to 10000
     * @throws IOException if the files can't be read
     */
    default List<AuditRecord> newest(int most) throws IOException {
        return query(Instant.MIN, Instant.MAX, "", most);
    }

    /**
     * The newest records of a time and an action, newest first, those included that are not on the disk yet.
     *
     * @param from the earliest time, itself included
     * @param to the latest time, itself not included
     * @param action as {@link AuditRecord#isOf} takes it; empty for every action
     * @param most at most so many, from 1 to 10000
     * @throws IOException if the files can't be read
     */
    List<AuditRecord> query(Instant from, Instant to, String action, int most) throws IOException;

    /**
     * Reads the whole trail and tells whether it is as it was written. What was recorded before is on the disk then.
     *
     * @throws IOException if the files or the key can't be read
     */
    Verification verify() throws IOException;
}
