// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration;

import java.util.List;
import org.eclipse.kura.configuration.ComponentConfiguration;

/** The configurations in a snapshot. Not thread-safe. */
public class XmlComponentConfigurations {

    private List<ComponentConfiguration> configurations;

    /** Nothing is set yet. */
    public XmlComponentConfigurations() {
        super();
    }

    /** The list itself; {@code null} if it was not set. */
    public List<ComponentConfiguration> getConfigurations() {
        return this.configurations;
    }

    /** Sets the configurations; the list itself, no copy. */
    public void setConfigurations(List<ComponentConfiguration> configurations) {
        this.configurations = configurations;
    }
}
