// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

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
        return candidate.factoryPid().equals(OpcUaDriver.PID) ? driver(candidate) : asset(candidate);
    }

    private static List<Problem> driver(Candidate candidate) {
        try {
            Server.of(new Settings(candidate.pid(), candidate.properties()));
            return List.of();
        } catch (SettingFault e) {
            return List.of(new Problem(e.pid(), e.key(), e.value(), e.allowed()));
        }
    }

    private static List<Problem> asset(Candidate candidate) {
        String driverPid = String.valueOf(candidate.properties().get(Driver.DRIVER_PID_PROPERTY_NAME));
        if (candidate.others().apply(driverPid).filter(OpcUaValidator::isOpcUa).isEmpty()) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        channels(candidate.properties()).forEach((name, properties) -> {
            Settings settings = new Settings(candidate.pid(), properties);
            try {
                OpcUaChannel.of(settings);
            } catch (SettingFault e) {
                problems.add(new Problem(e.pid(), name + "#" + e.key(), e.value(), e.allowed()));
            }
        });
        return problems;
    }

    private static boolean isOpcUa(Map<String, Object> properties) {
        return OpcUaDriver.PID.equals(properties.get("service.factoryPid"));
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
