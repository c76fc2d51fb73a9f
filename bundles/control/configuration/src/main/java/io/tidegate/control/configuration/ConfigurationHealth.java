// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.List;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** WARN while anything that was set is not in force, a line for each. */
@Component(
        name = "io.tidegate.control.configuration.health",
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = HealthCheck.NAME + "=Configuration")
public final class ConfigurationHealth implements HealthCheck {

    private final SnapshotConfigurationService configurations;

    @Activate
    public ConfigurationHealth(@Reference SnapshotConfigurationService configurations) {
        this.configurations = configurations;
    }

    @Override
    public Result execute() {
        List<String> faults = configurations.faults();
        return faults.isEmpty()
                ? new Result(
                        Result.Status.OK, configurations.views().configured().size() + " components configured")
                : new Result(Result.Status.WARN, String.join("\n", faults));
    }
}
