// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import io.tidegate.lib.validation.Validation;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Refuses drivers that could not start and channels that no Modbus device can have, before they are applied. */
@Component(
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {
            ConfigurationValidator.COMPONENTS + "=" + ModbusDriver.PID,
            ConfigurationValidator.COMPONENTS + "=org.eclipse.kura.asset",
            ConfigurationValidator.COMPONENTS + "=org.eclipse.kura.wire.WireAsset"
        })
public final class ModbusValidator implements ConfigurationValidator {

    private static final String CHANNEL_TYPE = "+type";

    @Override
    public List<Problem> validate(Candidate candidate) {
        if (candidate.factoryPid().equals(ModbusDriver.PID)) {
            return Validation.component(candidate, Device::of);
        }
        return Validation.driver(candidate, ModbusDriver.PID)
                .flatMap(ModbusValidator::device)
                .map(device -> Validation.channels(
                        candidate, (name, settings) -> requireWritable(settings, ModbusChannel.of(settings, device))))
                .orElse(List.of());
    }

    /** Empty if the driver itself is faulty, which is told elsewhere. */
    private static Optional<Device> device(Settings driver) {
        try {
            return Optional.of(Device.of(driver));
        } catch (SettingFault e) {
            return Optional.empty();
        }
    }

    private static void requireWritable(Settings settings, ModbusChannel channel) {
        String type = settings.text(CHANNEL_TYPE, "READ");
        if (type.contains("WRITE") && !channel.table().writable()) {
            throw settings.fault(CHANNEL_TYPE, type, "READ, as " + channel.table() + " can't be written");
        }
    }
}
