// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire.graph;

import java.util.List;
import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** Tells which kinds of wire components can be made. Thread-safe. */
@ProviderType
public interface WireComponentDefinitionService {

    /**
     * All kinds of wire components.
     *
     * @throws KuraException if they cannot be read
     */
    List<WireComponentDefinition> getComponentDefinitions() throws KuraException;
}
