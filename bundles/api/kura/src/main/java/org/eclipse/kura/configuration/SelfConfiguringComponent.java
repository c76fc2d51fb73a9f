// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.configuration;

import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ConsumerType;

/** A service that describes its configuration itself, because it depends on more than its kind. */
@ConsumerType
public interface SelfConfiguringComponent {

    /**
     * Values and definition at this moment; the type of each attribute is the class of its value.
     *
     * @throws KuraException if it cannot be told
     */
    ComponentConfiguration getConfiguration() throws KuraException;
}
