// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import java.util.List;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Toption;
import org.eclipse.kura.core.configuration.metatype.Tscalar;
import org.eclipse.kura.driver.ChannelDescriptor;

/** What a form must ask for a Modbus channel. */
final class ModbusChannelDescriptor implements ChannelDescriptor {

    @Override
    public Object getDescriptor() {
        return List.of(
                number(
                        ModbusChannel.UNIT,
                        "Unit id",
                        "Unit (slave) address, mostly 1 for a device of its own.",
                        "1",
                        255),
                choice(
                        ModbusChannel.TABLE,
                        "Table",
                        "Where the value lives: coils and discrete inputs hold one bit each, registers 16.",
                        Table.class,
                        Table.HOLDING_REGISTERS),
                number(
                        ModbusChannel.ADDRESS,
                        "Address",
                        "First coil, input or register, counted from 0: what manuals call 40001 is holding register 0.",
                        "0",
                        ModbusChannel.MOST_ADDRESS),
                choice(
                        ModbusChannel.TYPE,
                        "Data type",
                        "How the device codes the value in registers. Not used for coils and discrete inputs.",
                        DeviceType.class,
                        DeviceType.INT16),
                choice(
                        ModbusChannel.ORDER,
                        "Byte order",
                        "Order in which the device sends the bytes, A being the most significant: ABCD is the standard,"
                                + " CDAB has the words swapped, BADC the bytes, DCBA both.",
                        DataOrder.class,
                        DataOrder.ABCD),
                optional(number(
                        ModbusChannel.LENGTH, "Length", "Bytes of a STRING or BYTES; two fit one register.", "2", 250)),
                optional(number(
                        ModbusChannel.BIT,
                        "Bit",
                        "Which bit of the register a BOOL is, 0 being the least significant. Not used for coils and"
                                + " discrete inputs.",
                        "0",
                        15)));
    }

    private static Tad number(String key, String name, String description, String fallback, int most) {
        Tad tad = attribute(key, name, description, fallback);
        tad.setType(Tscalar.INTEGER);
        tad.setMin("0");
        tad.setMax(Integer.toString(most));
        return tad;
    }

    private static Tad choice(
            String key, String name, String description, Class<? extends Enum<?>> type, Enum<?> fallback) {
        Tad tad = attribute(key, name, description, fallback.name());
        tad.setType(Tscalar.STRING);
        for (Enum<?> constant : type.getEnumConstants()) {
            Toption option = new Toption();
            option.setLabel(constant.name());
            option.setValue(constant.name());
            tad.setOption(option);
        }
        return tad;
    }

    private static Tad attribute(String key, String name, String description, String fallback) {
        Tad tad = new Tad();
        tad.setId(key);
        tad.setName(name);
        tad.setDescription(description);
        tad.setDefault(fallback);
        tad.setCardinality(0);
        tad.setRequired(true);
        return tad;
    }

    private static Tad optional(Tad tad) {
        tad.setRequired(false);
        return tad;
    }
}
