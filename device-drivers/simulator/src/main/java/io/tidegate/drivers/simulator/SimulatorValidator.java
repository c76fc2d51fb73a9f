// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import io.tidegate.lib.settings.SettingFault;
import io.tidegate.lib.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.kura.driver.Driver;
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
            return device(candidate);
        }
        String driver = String.valueOf(candidate.properties().get(Driver.DRIVER_PID_PROPERTY_NAME));
        boolean ours = candidate
                .others()
                .apply(driver)
                .map(p -> SimulatorDriver.PID.equals(p.get("service.factoryPid")))
                .orElse(false);
        return ours ? channels(candidate) : List.of();
    }

    private static List<Problem> device(Candidate candidate) {
        try {
            MqttDevice.Wanted.of(new Settings(candidate.pid(), candidate.properties()));
            return List.of();
        } catch (SettingFault e) {
            return List.of(new Problem(e.pid(), e.key(), e.value(), e.allowed()));
        }
    }

    private static List<Problem> channels(Candidate candidate) {
        Map<String, Map<String, Object>> channels = new TreeMap<>();
        candidate.properties().forEach((key, value) -> {
            int mark = key.indexOf('#');
            if (mark > 0) {
                channels.computeIfAbsent(key.substring(0, mark), name -> new HashMap<>())
                        .put(key.substring(mark + 1), value);
            }
        });
        List<Problem> problems = new ArrayList<>();
        channels.forEach((name, properties) -> {
            try {
                SimulatedChannel.of(new Settings(candidate.pid(), properties), name);
            } catch (SettingFault e) {
                problems.add(new Problem(e.pid(), name + "#" + e.key(), e.value(), e.allowed()));
            }
        });
        return problems;
    }
}
