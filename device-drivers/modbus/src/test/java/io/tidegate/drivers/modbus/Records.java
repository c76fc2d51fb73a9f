// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import io.tidegate.lib.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;

/** Channels and devices for tests. */
final class Records {

    private Records() {}

    static Device device(Object... keysAndValues) {
        return Device.of(new Settings("plc1", map(keysAndValues)));
    }

    static ModbusDriver driver(int port, Object... keysAndValues) {
        Map<String, Object> properties = map(keysAndValues);
        properties.put("kura.service.pid", "plc1");
        properties.put("port", port);
        return new ModbusDriver(properties);
    }

    /** A channel of holding registers unless the keys say otherwise. */
    static ChannelRecord read(String name, DataType type, int address, Object... keysAndValues) {
        ChannelRecord record = ChannelRecord.createReadRecord(name, type);
        record.setChannelConfig(config(address, keysAndValues));
        return record;
    }

    static ChannelRecord write(String name, TypedValue<?> value, int address, Object... keysAndValues) {
        ChannelRecord record = ChannelRecord.createWriteRecord(name, value);
        record.setChannelConfig(config(address, keysAndValues));
        return record;
    }

    static Map<String, Object> config(int address, Object... keysAndValues) {
        Map<String, Object> config = map(keysAndValues);
        config.put(ModbusChannel.ADDRESS, address);
        return config;
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
