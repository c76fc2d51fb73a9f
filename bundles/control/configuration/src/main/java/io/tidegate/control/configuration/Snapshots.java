// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.history.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeSet;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;

/** The snapshots that can be looked at and gone back to. */
final class Snapshots {

    private final SnapshotFolder folder;

    Snapshots(SnapshotFolder folder) {
        this.folder = folder;
    }

    NavigableSet<Long> ids() throws KuraException {
        try {
            return folder.ids();
        } catch (IOException e) {
            throw new ConfigurationFault(
                    KuraErrorCode.CONFIGURATION_SNAPSHOT_LISTING, "the snapshots can't be listed", e);
        }
    }

    /** Each with who made it, newest first. */
    List<Snapshot> history() throws KuraException {
        List<Snapshot> history = new ArrayList<>();
        for (long id : ids().descendingSet()) {
            Change change = folder.change(id);
            history.add(new Snapshot(id, change.time(), change.actor(), change.action(), change.comment()));
        }
        return history;
    }

    /** The newest but one. */
    long previous() throws KuraException {
        NavigableSet<Long> ids = new TreeSet<>(ids());
        ids.pollLast();
        if (ids.isEmpty()) {
            throw new ConfigurationFault(
                    KuraErrorCode.CONFIGURATION_ROLLBACK, "there is no older snapshot to go back to");
        }
        return ids.last();
    }

    SortedMap<String, Configured> load(long id) throws KuraException {
        if (!ids().contains(id)) {
            throw new ConfigurationFault(KuraErrorCode.CONFIGURATION_SNAPSHOT_NOT_FOUND, "there is no snapshot " + id);
        }
        try {
            return folder.load(id);
        } catch (IOException e) {
            throw new ConfigurationFault(
                    KuraErrorCode.CONFIGURATION_SNAPSHOT_LOADING, "snapshot " + id + " can't be read", e);
        }
    }
}
