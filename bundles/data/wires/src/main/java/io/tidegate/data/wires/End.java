// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.WireEnvelope;
import org.osgi.framework.Constants;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.WireConstants;

/**
 * A running component that wires can end at.
 *
 * @param id its service id
 * @param outputs how many ports it emits from, 0 if it is no producer
 * @param inputs how many ports it receives at, 0 if it is no consumer
 * @param flavors the types of values it takes
 */
record End(long id, String pid, Object component, int outputs, int inputs, List<Class<?>> flavors) {

    static End of(Object component, Map<String, ?> properties) {
        return new End(
                (Long) properties.get(Constants.SERVICE_ID),
                String.valueOf(properties.get(ConfigurationService.KURA_SERVICE_PID)),
                component,
                component instanceof Producer ? Ports.outputs(component, properties) : 0,
                component instanceof Consumer ? Ports.inputs(component, properties) : 0,
                properties.get(WireConstants.WIREADMIN_CONSUMER_FLAVORS) instanceof Class<?>[] types
                        ? List.of(types)
                        : List.of(WireEnvelope.class));
    }
}
