// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire.graph;

/** Names of properties of wires and of wire components. */
public enum Constants {
    /** The wire property that holds the output of the emitter, from 0. */
    WIRE_EMITTER_PORT_PROP_NAME("emitter.port"),
    /** The wire property that holds the input of the receiver, from 0. */
    WIRE_RECEIVER_PORT_PROP_NAME("receiver.port"),
    /** The component property that holds the number of inputs. */
    RECEIVER_PORT_COUNT_PROP_NAME("receiver.port.count"),
    /** The component property that holds the number of outputs. */
    EMITTER_PORT_COUNT_PROP_NAME("emitter.port.count"),
    /** The wire property that holds the {@code kura.service.pid} of the receiver. */
    RECEIVER_KURA_SERVICE_PID_PROP_NAME("receiver.kura.service.pid"),
    /** The wire property that holds the {@code kura.service.pid} of the emitter. */
    EMITTER_KURA_SERVICE_PID_PROP_NAME("emitter.kura.service.pid");

    private final String value;

    Constants(String value) {
        this.value = value;
    }

    /**
     * Finds a constant.
     *
     * @param value the name of a property
     * @throws IllegalArgumentException if there is no such property here
     */
    public static Constants fromValue(String value) {
        for (Constants constant : values()) {
            if (constant.value.equals(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("wire property " + value + " is unknown");
    }

    /** The name of the property. */
    public String value() {
        return this.value;
    }
}
