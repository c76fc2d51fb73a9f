// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.metatype.OCD;

/** Values for a component, without its definition; whoever gets them may change them, as add-ons do. */
final class PlainConfiguration implements ComponentConfiguration {

    private final String pid;
    private final Map<String, Object> properties;

    PlainConfiguration(String pid, Map<String, Object> properties) {
        this.pid = pid;
        this.properties = new HashMap<>(properties);
    }

    @Override
    public String getPid() {
        return pid;
    }

    @Override
    public OCD getDefinition() {
        return null;
    }

    @Override
    public Map<String, Object> getConfigurationProperties() {
        return properties;
    }
}
