// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator.opcua;

import java.util.List;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * A variable of the plant.
 *
 * @param key its name in the plant's map, and its node id
 * @param folder where it is shown
 * @param least, most what may be written; not a number if it is no number or can't be written
 */
record Tag(String key, String folder, Kind kind, String description, boolean writable, double least, double most) {

    /** What a variable holds. */
    enum Kind {
        BOOLEAN,
        DOUBLE,
        STRING;

        NodeId dataType() {
            return switch (this) {
                case BOOLEAN -> NodeIds.Boolean;
                case DOUBLE -> NodeIds.Double;
                case STRING -> NodeIds.String;
            };
        }
    }

    static final List<Tag> ALL = List.of(
            shown("furnace.temperature", Kind.DOUBLE, "Temperature, degrees Celsius"),
            shown("furnace.energy", Kind.DOUBLE, "Energy since start, kWh"),
            shown("furnace.state", Kind.STRING, "OFF, HEATING, HOLDING or COOLING"),
            setpoint("furnace.setpoint", "Temperature setpoint, 20 to 1200 degrees Celsius", 20, 1200),
            command("furnace.heating", "Heating allowed"),
            shown("pump.running", Kind.BOOLEAN, "The pump turns"),
            shown("pump.speed", Kind.DOUBLE, "Speed, 1/min"),
            shown("pump.pressure", Kind.DOUBLE, "Pressure, bar"),
            shown("pump.litres", Kind.DOUBLE, "Litres pumped since start"),
            shown("pump.vibration", Kind.DOUBLE, "Vibration, mm/s"),
            command("pump.run", "The pump shall run"),
            setpoint("pump.speed.setpoint", "Speed setpoint, 0 to 3000 1/min", 0, 3000),
            shown("tank.level", Kind.DOUBLE, "Level, percent"),
            shown("tank.flow", Kind.DOUBLE, "Net flow, l/min, negative while draining"),
            shown("tank.high", Kind.BOOLEAN, "High alarm, over 90 percent"),
            command("tank.inlet", "Inlet valve open"));

    private static Tag shown(String key, Kind kind, String description) {
        return new Tag(key, folder(key), kind, description, false, Double.NaN, Double.NaN);
    }

    private static Tag command(String key, String description) {
        return new Tag(key, folder(key), Kind.BOOLEAN, description, true, Double.NaN, Double.NaN);
    }

    private static Tag setpoint(String key, String description, double least, double most) {
        return new Tag(key, folder(key), Kind.DOUBLE, description, true, least, most);
    }

    private static String folder(String key) {
        return Character.toUpperCase(key.charAt(0)) + key.substring(1, key.indexOf('.'));
    }

    /** Its name within its folder. */
    String name() {
        return key.substring(key.indexOf('.') + 1);
    }

    /** Whether a number may be written; other things are judged by their type. */
    boolean takes(Object value) {
        return !(value instanceof Number number)
                || Double.isNaN(least)
                || (number.doubleValue() >= least && number.doubleValue() <= most);
    }
}
