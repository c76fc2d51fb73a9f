// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import io.tidegate.lib.settings.Settings;
import java.util.Locale;
import java.util.Map;

/**
 * Where a channel lives in the device and how it is coded there.
 *
 * @param unit 0 to 255
 * @param address of its first coil, input or register, counted from 0 as on the wire
 * @param length bytes of a STRING or BYTES, else 0
 * @param bit of a BOOL in a register, 0 being the least significant
 */
record ModbusChannel(int unit, Table table, int address, DeviceType type, DataOrder order, int length, int bit) {

    static final String UNIT = "unit.id";
    static final String TABLE = "primary.table";
    static final String ADDRESS = "memory.address";
    static final String TYPE = "data.type";
    static final String ORDER = "data.order";
    static final String LENGTH = "array.data.length";
    static final String BIT = "bit.index";

    static final int MOST_ADDRESS = 0xFFFF;

    private static final Map<String, DeviceType> TYPE_ALIASES = Map.of(
            "BOOLEAN", DeviceType.BOOL,
            "FLOAT", DeviceType.FLOAT32,
            "DOUBLE", DeviceType.FLOAT64,
            "BYTE_ARRAY", DeviceType.BYTES);
    private static final Map<String, DataOrder> ORDER_ALIASES = Map.ofEntries(
            Map.entry("BIG_ENDIAN", DataOrder.ABCD),
            Map.entry("AB", DataOrder.ABCD),
            Map.entry("ABCDEFGH", DataOrder.ABCD),
            Map.entry("LITTLE_ENDIAN_BYTE_SWAP", DataOrder.CDAB),
            Map.entry("GHEFCDAB", DataOrder.CDAB),
            Map.entry("BIG_ENDIAN_BYTE_SWAP", DataOrder.BADC),
            Map.entry("BA", DataOrder.BADC),
            Map.entry("BADCFEHG", DataOrder.BADC),
            Map.entry("LITTLE_ENDIAN", DataOrder.DCBA),
            Map.entry("HGFEDCBA", DataOrder.DCBA));

    /** @throws io.tidegate.lib.settings.SettingFault naming key, value and range of what is not allowed */
    static ModbusChannel of(Settings settings, Device device) {
        Table table = settings.choice(TABLE, Table.class, Table.HOLDING_REGISTERS);
        DeviceType type = table.bits()
                ? DeviceType.BOOL
                : choice(settings, TYPE, DeviceType.class, TYPE_ALIASES, DeviceType.INT16);
        int length = type.isText() ? settings.integer(LENGTH, 2, 1, 2 * device.maxRegisters()) : 0;
        settings.required(ADDRESS);
        ModbusChannel channel = new ModbusChannel(
                settings.integer(UNIT, 1, 0, 255),
                table,
                settings.integer(ADDRESS, 0, 0, MOST_ADDRESS),
                type,
                choice(settings, ORDER, DataOrder.class, ORDER_ALIASES, DataOrder.ABCD),
                length,
                settings.integer(BIT, 0, 0, 15));
        if (channel.end() > MOST_ADDRESS + 1) {
            throw settings.fault(
                    ADDRESS,
                    channel.address,
                    "at most " + (MOST_ADDRESS + 1 - channel.count()) + ", as the value takes " + channel.count()
                            + " registers");
        }
        return channel;
    }

    /** How many addresses it takes. */
    int count() {
        return type.isText() ? (length + 1) / 2 : type.registers();
    }

    /** The address behind its last. */
    int end() {
        return address + count();
    }

    private static <E extends Enum<E>> E choice(
            Settings settings, String key, Class<E> type, Map<String, E> aliases, E fallback) {
        E alias = aliases.get(settings.text(key, "").strip().toUpperCase(Locale.ROOT));
        return alias != null ? alias : settings.choice(key, type, fallback);
    }
}
