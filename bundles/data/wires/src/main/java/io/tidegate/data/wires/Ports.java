// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.eclipse.kura.wire.graph.Constants;
import org.eclipse.kura.wire.multiport.MultiportWireEmitter;
import org.eclipse.kura.wire.multiport.MultiportWireReceiver;
import org.osgi.service.wireadmin.Wire;

/** How many ports a component has and which one a wire ends at. */
final class Ports {

    private Ports() {}

    static int outputs(Object component, Map<String, ?> properties) {
        return component instanceof MultiportWireEmitter
                ? count(
                        properties.get(Constants.EMITTER_PORT_COUNT_PROP_NAME.value()),
                        properties.get("output.cardinality.default"))
                : 1;
    }

    static int inputs(Object component, Map<String, ?> properties) {
        return component instanceof MultiportWireReceiver
                ? count(
                        properties.get(Constants.RECEIVER_PORT_COUNT_PROP_NAME.value()),
                        properties.get("input.cardinality.default"))
                : 1;
    }

    static int emitterPort(Wire wire) {
        return count(wire.getProperties().get(Constants.WIRE_EMITTER_PORT_PROP_NAME.value()), 0);
    }

    static int receiverPort(Wire wire) {
        return count(wire.getProperties().get(Constants.WIRE_RECEIVER_PORT_PROP_NAME.value()), 0);
    }

    private static int count(Object... candidates) {
        Object first =
                Arrays.stream(candidates).filter(Objects::nonNull).findFirst().orElse(1);
        return first instanceof Number number
                ? number.intValue()
                : Integer.parseInt(first.toString().strip());
    }
}
