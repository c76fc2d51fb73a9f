// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The graph: its components and its wires. */
@ProviderType
public class WireGraphConfiguration {

    private final List<WireComponentConfiguration> wireComponentConfigurations;
    private final List<MultiportWireConfiguration> wireConfigurations;

    /**
     * Made of all its parts.
     *
     * @param wireComponentConfigurations the components; copied
     * @param wireConfigurations the wires; copied
     */
    public WireGraphConfiguration(
            List<WireComponentConfiguration> wireComponentConfigurations,
            List<MultiportWireConfiguration> wireConfigurations) {
        this.wireComponentConfigurations = Collections.unmodifiableList(new ArrayList<>(wireComponentConfigurations));
        this.wireConfigurations = Collections.unmodifiableList(new ArrayList<>(wireConfigurations));
    }

    /** The components; unmodifiable. */
    public List<WireComponentConfiguration> getWireComponentConfigurations() {
        return this.wireComponentConfigurations;
    }

    /** The wires; unmodifiable. */
    public List<MultiportWireConfiguration> getWireConfigurations() {
        return this.wireConfigurations;
    }
}
