// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire.graph;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Makes aggregators of one kind. Thread-safe. */
@ProviderType
public interface PortAggregatorFactory {

    /**
     * An aggregator that takes over some inputs.
     *
     * @param receiverPorts in the order in which their envelopes are handed over
     */
    PortAggregator build(List<ReceiverPort> receiverPorts);
}
