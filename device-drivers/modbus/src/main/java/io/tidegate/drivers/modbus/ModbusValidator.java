// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.kura.driver.Driver;
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
        return candidate.factoryPid().equals(ModbusDriver.PID) ? driver(candidate) : asset(candidate);
    }

    private static List<Problem> driver(Candidate candidate) {
        try {
            Device.of(new Settings(candidate.pid(), candidate.properties()));
            return List.of();
        } catch (SettingFault e) {
            return List.of(new Problem(e.pid(), e.key(), e.value(), e.allowed()));
        }
    }

    private static List<Problem> asset(Candidate candidate) {
        String driverPid = String.valueOf(candidate.properties().get(Driver.DRIVER_PID_PROPERTY_NAME));
        Optional<Device> device = candidate.others().apply(driverPid).flatMap(p -> modbus(driverPid, p));
        if (device.isEmpty()) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        channels(candidate.properties()).forEach((name, properties) -> {
            Settings settings = new Settings(candidate.pid(), properties);
            try {
                ModbusChannel channel = ModbusChannel.of(settings, device.get());
                requireWritable(settings, channel);
            } catch (SettingFault e) {
                problems.add(new Problem(e.pid(), name + "#" + e.key(), e.value(), e.allowed()));
            }
        });
        return problems;
    }

    private static void requireWritable(Settings settings, ModbusChannel channel) {
        String type = settings.text(CHANNEL_TYPE, "READ");
        if (type.contains("WRITE") && !channel.table().writable()) {
            throw settings.fault(CHANNEL_TYPE, type, "READ, as " + channel.table() + " can't be written");
        }
    }

    /** Empty if it is no Modbus driver, or one whose own faults are told elsewhere. */
    private static Optional<Device> modbus(String pid, Map<String, Object> properties) {
        try {
            return ModbusDriver.PID.equals(properties.get("service.factoryPid"))
                    ? Optional.of(Device.of(new Settings(pid, properties)))
                    : Optional.empty();
        } catch (SettingFault e) {
            return Optional.empty();
        }
    }

    private static Map<String, Map<String, Object>> channels(Map<String, Object> properties) {
        Map<String, Map<String, Object>> channels = new TreeMap<>();
        properties.forEach((key, value) -> {
            int mark = key.indexOf('#');
            if (mark > 0) {
                channels.computeIfAbsent(key.substring(0, mark), name -> new HashMap<>())
                        .put(key.substring(mark + 1), value);
            }
        });
        return channels;
    }
}
