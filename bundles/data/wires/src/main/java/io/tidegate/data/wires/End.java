// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.framework.Constants;
import org.osgi.service.wireadmin.WireConstants;

/**
 * A running component that wires can end at.
 *
 * @param id its service id
 * @param servicePid its {@code service.pid}, its name if it has none
 * @param outputs how many ports it emits from, 0 if it is no producer
 * @param inputs how many ports it receives at, 0 if it is no consumer
 * @param flavors the types of values it takes, empty if it does not say
 */
record End(long id, String pid, String servicePid, Object component, int outputs, int inputs, List<Class<?>> flavors) {

    static End of(Object component, Map<String, ?> properties) {
        String pid = String.valueOf(properties.get(ConfigurationService.KURA_SERVICE_PID));
        return new End(
                (Long) properties.get(Constants.SERVICE_ID),
                pid,
                properties.get(Constants.SERVICE_PID) instanceof String text ? text : pid,
                component,
                Ports.outputs(component, properties),
                Ports.inputs(component, properties),
                properties.get(WireConstants.WIREADMIN_CONSUMER_FLAVORS) instanceof Class<?>[] types
                        ? List.of(types)
                        : List.of());
    }

    /** Whether the value is of a type it takes. */
    boolean takes(Object value) {
        return flavors.isEmpty() || flavors.stream().anyMatch(type -> type.isInstance(value));
    }
}
