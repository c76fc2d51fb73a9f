// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.identity;

import java.util.List;
import java.util.Objects;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What extensions know of an identity: one configuration for each, whose pid is the {@code kura.service.pid} of the
 * extension.
 */
@ProviderType
public class AdditionalConfigurations implements IdentityConfigurationComponent {

    private final List<ComponentConfiguration> configurations;

    /** Takes {@code configurations}: not copied. */
    public AdditionalConfigurations(List<ComponentConfiguration> configurations) {
        this.configurations = Objects.requireNonNull(configurations, "configurations");
    }

    /** The configurations, as they were given. */
    public List<ComponentConfiguration> getConfigurations() {
        return this.configurations;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof AdditionalConfigurations)) {
            return false;
        }
        AdditionalConfigurations that = (AdditionalConfigurations) other;
        return this.configurations.equals(that.configurations);
    }

    @Override
    public int hashCode() {
        return Objects.hash(this.configurations);
    }
}
