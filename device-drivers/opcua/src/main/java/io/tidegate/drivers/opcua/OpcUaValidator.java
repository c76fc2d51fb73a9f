// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import io.tidegate.lib.validation.Validation;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Refuses drivers that could not start and channels that no OPC UA server can have, before they are applied. */
@Component(
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {
            ConfigurationValidator.COMPONENTS + "=" + OpcUaDriver.PID,
            ConfigurationValidator.COMPONENTS + "=org.eclipse.kura.asset",
            ConfigurationValidator.COMPONENTS + "=org.eclipse.kura.wire.WireAsset"
        })
public final class OpcUaValidator implements ConfigurationValidator {

    @Override
    public List<Problem> validate(Candidate candidate) {
        if (candidate.factoryPid().equals(OpcUaDriver.PID)) {
            return Validation.component(candidate, Server::of);
        }
        return Validation.driver(candidate, OpcUaDriver.PID).isPresent()
                ? Validation.channels(candidate, (name, settings) -> OpcUaChannel.of(settings))
                : List.of();
    }
}
