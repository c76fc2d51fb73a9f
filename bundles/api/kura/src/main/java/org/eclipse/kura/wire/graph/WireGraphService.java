// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire.graph;

import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** Looks after the wire graph. Thread-safe. */
@ProviderType
public interface WireGraphService {

    /**
     * Removes all wires and all components of the graph.
     *
     * @throws KuraException if the configuration cannot be changed
     */
    void delete() throws KuraException;

    /**
     * The graph as it is configured.
     *
     * @throws KuraException if it cannot be read
     */
    WireGraphConfiguration get() throws KuraException;

    /**
     * Replaces the graph: components that are not in it any more are removed, new ones are made.
     *
     * @throws KuraException if it is refused; nothing has changed then
     */
    void update(WireGraphConfiguration graphConfiguration) throws KuraException;
}
