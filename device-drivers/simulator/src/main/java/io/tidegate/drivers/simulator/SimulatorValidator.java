// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import io.tidegate.lib.validation.Validation;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/**
 * Refuses channels that the simulator can't make up, and an MQTT device that could not start, before they are applied. An
 * asset's keys are {@code channel#key}.
 */
@Component(
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {
            ConfigurationValidator.COMPONENTS + "=" + MqttDevice.PID,
            ConfigurationValidator.COMPONENTS + "=org.eclipse.kura.asset",
            ConfigurationValidator.COMPONENTS + "=org.eclipse.kura.wire.WireAsset"
        })
public final class SimulatorValidator implements ConfigurationValidator {

    @Override
    public List<Problem> validate(Candidate candidate) {
        if (candidate.factoryPid().equals(MqttDevice.PID)) {
            return Validation.component(candidate, MqttDevice.Wanted::of);
        }
        return Validation.driver(candidate, SimulatorDriver.PID).isPresent()
                ? Validation.channels(candidate, (name, settings) -> SimulatedChannel.of(settings, name))
                : List.of();
    }
}
