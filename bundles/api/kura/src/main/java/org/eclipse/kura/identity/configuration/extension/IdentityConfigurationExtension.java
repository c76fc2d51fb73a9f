// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.identity.configuration.extension;

import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps something of its own for each identity, as a configuration whose pid is the {@code kura.service.pid} of this
 * service. Thread-safe.
 */
@ProviderType
public interface IdentityConfigurationExtension {

    /**
     * What is kept for an identity; empty if nothing.
     *
     * @throws KuraException if it cannot be told
     */
    Optional<ComponentConfiguration> getConfiguration(String identityName) throws KuraException;

    /**
     * What is kept for an identity as long as nobody has changed it; empty if nothing.
     *
     * @throws KuraException if it cannot be told
     */
    Optional<ComponentConfiguration> getDefaultConfiguration(String identityName) throws KuraException;

    /**
     * Changes what is kept for an identity.
     *
     * @throws KuraException if the configuration is refused, or if it cannot be stored
     */
    void updateConfiguration(String identityName, ComponentConfiguration configuration) throws KuraException;

    /**
     * Looks whether {@link #updateConfiguration} would refuse; the identity need not be there.
     *
     * @throws KuraException if the configuration would be refused
     */
    void validateConfiguration(String identityName, ComponentConfiguration configuration) throws KuraException;
}
