// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.osgi.annotation.versioning.ProviderType;

/** One component of the graph: its configuration, and how it is drawn. */
@ProviderType
public class WireComponentConfiguration {

    private final ComponentConfiguration configuration;
    private final Map<String, Object> properties;

    /**
     * Made of all its parts.
     *
     * @param configuration of the component; may be {@code null} when only the drawing is known
     * @param properties ports and position in the drawing, for example {@code position.x}; copied
     */
    public WireComponentConfiguration(ComponentConfiguration configuration, Map<String, Object> properties) {
        this.configuration = configuration;
        this.properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** Of the component. */
    public ComponentConfiguration getConfiguration() {
        return this.configuration;
    }

    /** Ports and position in the drawing; unmodifiable. */
    public Map<String, Object> getProperties() {
        return this.properties;
    }
}
