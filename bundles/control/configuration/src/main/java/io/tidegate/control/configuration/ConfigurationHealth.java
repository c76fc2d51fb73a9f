// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** WARN while anything that was set is not in force, or waits to be confirmed, a line for each. */
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
        List<String> lines = new ArrayList<>(configurations.faults());
        configurations
                .pending()
                .ifPresent(trial -> lines.add(
                        String.join(", ", new TreeSet<>(trial.components())) + ": waits to be confirmed; undone in "
                                + trial.remaining().toSeconds() + " s"));
        int configured = configurations.views().configured().size();
        return lines.isEmpty()
                ? new Result(
                        Result.Status.OK,
                        configured + " components configured"
                                + (configurations.audited()
                                        ? ""
                                        : "; there is no audit trail, changes are not recorded"))
                : new Result(Result.Status.WARN, String.join("\n", lines));
    }
}
