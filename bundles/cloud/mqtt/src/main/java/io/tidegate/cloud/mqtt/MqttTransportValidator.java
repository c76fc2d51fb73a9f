// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.mqtt;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Refuses a transport that could never connect, before it is applied. */
@Component(
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = ConfigurationValidator.COMPONENTS + "=" + MqttTransportConfig.PID)
public final class MqttTransportValidator implements ConfigurationValidator {

    @Override
    public List<Problem> validate(Candidate candidate) {
        try {
            MqttSettings.of(new Settings(candidate.pid(), candidate.properties()));
            return List.of();
        } catch (SettingFault fault) {
            return List.of(new Problem(fault.pid(), fault.key(), fault.value(), fault.allowed()));
        }
    }
}
