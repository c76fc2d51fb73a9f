// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.configuration.metatype;

import java.util.List;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.osgi.annotation.versioning.ProviderType;

/** Tells which kinds of components can be made. Thread-safe. */
@ProviderType
public interface OCDService {

    /** Definition and defaults of a kind of component; {@code null} if there is none of that factory pid. */
    ComponentConfiguration getFactoryComponentOCD(String factoryPid);

    /** Definitions and defaults of all kinds of components. */
    List<ComponentConfiguration> getFactoryComponentOCDs();

    /** Definitions and defaults of the kinds of components that provide one of some services. */
    List<ComponentConfiguration> getServiceProviderOCDs(Class<?>... types);

    /**
     * Definitions and defaults of the kinds of components that provide one of some services.
     *
     * @param types names of classes
     */
    List<ComponentConfiguration> getServiceProviderOCDs(String... types);
}
