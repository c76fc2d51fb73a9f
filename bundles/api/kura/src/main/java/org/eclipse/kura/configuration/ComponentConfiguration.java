// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.configuration;

import java.util.Map;
import org.eclipse.kura.configuration.metatype.OCD;
import org.osgi.annotation.versioning.ProviderType;

/** The configuration of one component, and its definition. */
@ProviderType
public interface ComponentConfiguration {

    /** The values by name; {@code null} if only the definition is known. */
    Map<String, Object> getConfigurationProperties();

    /** What the values may be; {@code null} if not known. */
    OCD getDefinition();

    /** The {@code kura.service.pid} of the component. */
    String getPid();
}
