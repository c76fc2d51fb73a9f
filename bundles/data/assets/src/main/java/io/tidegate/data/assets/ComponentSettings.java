// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.util.Map;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.metatype.OCD;

/** A component's configuration with the form for it. */
record ComponentSettings(String pid, OCD definition, Map<String, Object> properties) implements ComponentConfiguration {

    @Override
    public String getPid() {
        return pid;
    }

    @Override
    public OCD getDefinition() {
        return definition;
    }

    @Override
    public Map<String, Object> getConfigurationProperties() {
        return properties;
    }
}
