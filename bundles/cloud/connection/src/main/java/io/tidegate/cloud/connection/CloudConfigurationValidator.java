// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Reads a candidate as its component would, and reports what the component would refuse. */
@Component(
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {
            ConfigurationValidator.COMPONENTS + "=" + DataConfig.PID,
            ConfigurationValidator.COMPONENTS + "=" + EndpointConfig.PID,
            ConfigurationValidator.COMPONENTS + "=" + PublisherConfig.PID,
            ConfigurationValidator.COMPONENTS + "=" + SubscriberConfig.PID
        })
public final class CloudConfigurationValidator implements ConfigurationValidator {

    @Override
    public List<Problem> validate(Candidate candidate) {
        Settings settings = new Settings(candidate.pid(), candidate.properties());
        try {
            switch (candidate.factoryPid()) {
                case DataConfig.PID -> DataSettings.of(settings);
                case EndpointConfig.PID -> EndpointSettings.of(settings);
                case PublisherConfig.PID -> PublisherSettings.of(settings);
                case SubscriberConfig.PID -> SubscriberSettings.of(settings);
                default -> {
                    return List.of();
                }
            }
            return List.of();
        } catch (SettingFault fault) {
            return List.of(new Problem(fault.pid(), fault.key(), fault.value(), fault.allowed()));
        }
    }
}
