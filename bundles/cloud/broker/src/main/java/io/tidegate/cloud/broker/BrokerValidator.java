// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.broker;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import io.tidegate.lib.settings.SettingFault;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Refuses a configuration that the broker could not run. */
@Component(property = ConfigurationValidator.COMPONENTS + "=" + EmbeddedBroker.PID)
public final class BrokerValidator implements ConfigurationValidator {

    @Override
    public List<Problem> validate(Candidate candidate) {
        try {
            BrokerSettings.of(candidate.properties());
            return List.of();
        } catch (SettingFault e) {
            return List.of(new Problem(e.pid(), e.key(), e.value(), e.allowed()));
        }
    }
}
