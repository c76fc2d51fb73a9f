// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import java.util.Map;
import org.eclipse.kura.wire.graph.Constants;
import org.eclipse.kura.wire.multiport.MultiportWireEmitter;
import org.eclipse.kura.wire.multiport.MultiportWireReceiver;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;

/** How many ports a component has and which one a wire ends at. */
final class Ports {

    private Ports() {}

    /** 0 for what is no producer, at least 1 for one that is none with several ports. */
    static int outputs(Object component, Map<String, ?> properties) {
        if (!(component instanceof Producer)) {
            return 0;
        }
        Object configured = properties.get(Constants.EMITTER_PORT_COUNT_PROP_NAME.value());
        return component instanceof MultiportWireEmitter
                ? count(configured, count(properties.get("output.cardinality.default"), 1))
                : Math.max(1, count(configured, 1));
    }

    /** 0 for what is no consumer, at least 1 for one that is none with several ports. */
    static int inputs(Object component, Map<String, ?> properties) {
        if (!(component instanceof Consumer)) {
            return 0;
        }
        Object configured = properties.get(Constants.RECEIVER_PORT_COUNT_PROP_NAME.value());
        return component instanceof MultiportWireReceiver
                ? count(configured, count(properties.get("input.cardinality.default"), 1))
                : Math.max(1, count(configured, 1));
    }

    static int emitterPort(Wire wire) {
        return count(wire.getProperties().get(Constants.WIRE_EMITTER_PORT_PROP_NAME.value()), 0);
    }

    static int receiverPort(Wire wire) {
        return count(wire.getProperties().get(Constants.WIRE_RECEIVER_PORT_PROP_NAME.value()), 0);
    }

    /** A number from 0 on, given as number or text; the fallback for what is none. */
    private static int count(Object value, int fallback) {
        try {
            int number = value instanceof Number given
                    ? given.intValue()
                    : Integer.parseInt(String.valueOf(value).strip());
            return number < 0 ? fallback : number;
        } catch (NumberFormatException e) {
            return fallback;
        }
    }
}
