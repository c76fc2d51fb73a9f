// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.lib.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModbusChannelTest {

    @Test
    void valuesMayComeAsTextAndInTheWordsOfOtherProducts() {
        ModbusChannel channel = channel(Map.of(
                "unit.id", "3",
                "primary.table", "input_registers",
                "memory.address", "65534",
                "data.type", "FLOAT",
                "data.order", "LITTLE_ENDIAN"));
        assertThat(channel)
                .isEqualTo(
                        new ModbusChannel(3, Table.INPUT_REGISTERS, 65534, DeviceType.FLOAT32, DataOrder.DCBA, 0, 0));
    }

    @Test
    void coilsAreBitsWhateverTypeIsGiven() {
        ModbusChannel channel = channel(Map.of("primary.table", "COILS", "memory.address", 7, "data.type", "INT16"));
        assertThat(channel.type()).isEqualTo(DeviceType.BOOL);
        assertThat(channel.count()).isEqualTo(1);
    }

    @Test
    void faultsNameKeyValueAndWhatIsAllowed() {
        refused(Map.of(), "plc1: memory.address = '' is not allowed: a value is required");
        refused(
                Map.of("memory.address", 65536),
                "memory.address = '65536' is not allowed: a whole number from 0 to 65535");
        refused(
                Map.of("memory.address", 65535, "data.type", "INT32"),
                "memory.address = '65535' is not allowed: at most 65534, as the value takes 2 registers");
        refused(
                Map.of("memory.address", 0, "data.type", "INT12"),
                "data.type = 'INT12' is not allowed: one of BOOL, INT16, UINT16");
        refused(Map.of("memory.address", 0, "primary.table", "COIL"), "one of COILS, DISCRETE_INPUTS");
        refused(
                Map.of("memory.address", 0, "unit.id", 256),
                "unit.id = '256' is not allowed: a whole number from 0 to 255");
        refused(Map.of("memory.address", 0, "data.order", "XYZ"), "data.order = 'XYZ'");
        refused(Map.of("memory.address", 0, "data.type", "STRING", "array.data.length", 251), "from 1 to 250");
    }

    private static void refused(Map<String, Object> properties, String message) {
        assertThatThrownBy(() -> channel(properties)).hasMessageContaining(message);
    }

    private static ModbusChannel channel(Map<String, Object> properties) {
        return ModbusChannel.of(new Settings("plc1", properties), Records.device());
    }
}
