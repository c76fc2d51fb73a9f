// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration;

import java.util.List;

/** The ids of the snapshots that there are. Not thread-safe. */
public class XmlSnapshotIdResult {

    private List<Long> snapshotIds;

    /** Nothing is set yet. */
    public XmlSnapshotIdResult() {
        super();
    }

    /** The list itself; {@code null} if it was not set. */
    public List<Long> getSnapshotIds() {
        return this.snapshotIds;
    }

    /** Sets the ids; the list itself, no copy. */
    public void setSnapshotIds(List<Long> snapshotIds) {
        this.snapshotIds = snapshotIds;
    }
}
