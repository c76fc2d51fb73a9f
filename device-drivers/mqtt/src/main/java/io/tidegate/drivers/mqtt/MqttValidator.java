// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import io.tidegate.lib.settings.Settings;
import io.tidegate.lib.validation.Validation;
import java.util.List;
import org.eclipse.kura.type.DataType;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Refuses drivers that could never connect and channels that no topic can have, before they are applied. */
@Component(
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {
            ConfigurationValidator.COMPONENTS + "=" + MqttDriver.PID,
            ConfigurationValidator.COMPONENTS + "=org.eclipse.kura.asset",
            ConfigurationValidator.COMPONENTS + "=org.eclipse.kura.wire.WireAsset"
        })
public final class MqttValidator implements ConfigurationValidator {

    @Override
    public List<Problem> validate(Candidate candidate) {
        if (candidate.factoryPid().equals(MqttDriver.PID)) {
            return Validation.component(candidate, Broker::of);
        }
        return Validation.driver(candidate, MqttDriver.PID).isPresent()
                ? Validation.channels(candidate, (name, settings) -> check(settings))
                : List.of();
    }

    private static void check(Settings settings) {
        MqttChannel channel =
                MqttChannel.of(settings, settings.choice("+value.type", DataType.class, DataType.INTEGER));
        if (settings.text("+type", "READ").contains("WRITE")) {
            channel.requireWritable(settings);
        }
    }
}
