// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire.graph;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.kura.wire.WireEnvelope;
import org.osgi.annotation.versioning.ProviderType;

/** Brings together what comes in at several inputs. */
@ProviderType
public interface PortAggregator {

    /**
     * Sets who is handed what was brought together: one envelope per input, {@code null} for an input that had none
     * yet.
     */
    void onWireReceive(Consumer<List<WireEnvelope>> consumer);
}
