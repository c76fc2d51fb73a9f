// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.configuration.history;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The snapshots, what differs between them, and the way back. What a snapshot holds is read by
 * {@code ConfigurationService.getSnapshot}. Who changes something is read from Kura's {@code AuditContext} of the calling
 * thread. Thread-safe.
 */
@ProviderType
public interface ConfigurationHistory {

    /** Key of a property of the calling thread's {@code AuditContext}: why it changes something, in a person's words. */
    String COMMENT = "comment";

    /** Stands for what is set now, where a snapshot is asked for. */
    long NOW = -1;

    /**
     * All snapshots, newest first.
     *
     * @throws KuraException if they can't be listed
     */
    List<Snapshot> history() throws KuraException;

    /**
     * What is other in one state than in another, by component and property.
     *
     * @param from a snapshot, or {@link #NOW}
     * @param to a snapshot, or {@link #NOW}
     * @throws KuraException if there is no such snapshot, or it can't be read
     */
    List<Difference> differences(long from, long to) throws KuraException;

    /**
     * Makes components as they are in a snapshot, as one change: all of them or none. What doesn't differ is not touched;
     * one that the snapshot hasn't is removed, or put back to its defaults.
     *
     * @param id the snapshot
     * @param components their names; empty for everything
     * @return the names of those that differed
     * @throws KuraException if there is no such snapshot or component, the outcome is not allowed, or it can't be written;
     *     nothing is changed then
     */
    Set<String> rollback(long id, Collection<String> components) throws KuraException;
}
