// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.lib.settings.Settings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CodecTest {

    @ParameterizedTest
    @CsvSource({"ABCD,01020304", "CDAB,03040102", "BADC,02010403", "DCBA,04030201"})
    void bytesComeInTheOrderThatTheDeviceUses(String order, String wire) {
        byte[] data = ByteBuffer.allocate(4).putInt(Integer.parseInt(wire, 16)).array();
        assertThat(decode("INT32", order, data, DataType.INTEGER)).isEqualTo(0x01020304);
        assertThat(Codec.encode(channel("INT32", order), TypedValues.newIntegerValue(0x01020304)))
                .isEqualTo(data);
    }

    @ParameterizedTest
    @EnumSource(DataOrder.class)
    void whatWasWrittenIsRead(DataOrder order) {
        roundTrip("INT16", order, TypedValues.newIntegerValue(-2));
        roundTrip("UINT16", order, TypedValues.newIntegerValue(65535));
        roundTrip("INT32", order, TypedValues.newIntegerValue(Integer.MIN_VALUE));
        roundTrip("UINT32", order, TypedValues.newLongValue(0xFFFF_FFFFL));
        roundTrip("INT64", order, TypedValues.newLongValue(Long.MIN_VALUE + 7));
        roundTrip("FLOAT32", order, TypedValues.newFloatValue(-1.25e-7f));
        roundTrip("FLOAT64", order, TypedValues.newDoubleValue(Math.PI));
        roundTrip("STRING", order, TypedValues.newStringValue("Kühl7"));
        roundTrip("BYTES", order, TypedValues.newByteArrayValue(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));
    }

    @Test
    void textEndsAtItsFirstZeroAndLosesItsPadding() {
        byte[] data = "OK  \0xyz".getBytes(StandardCharsets.US_ASCII);
        assertThat(decode("STRING", "ABCD", data, DataType.STRING)).isEqualTo("OK");
    }

    @Test
    void aBitOfARegisterIsABool() {
        byte[] data = {0x00, 0x04};
        ModbusChannel bit = ModbusChannel.of(
                new Settings("plc1", Records.config(0, "data.type", "BOOL", "bit.index", 2)), Records.device());
        assertThat(Codec.decode(bit, new Payload(data, 0, 2), 0, DataType.BOOLEAN)
                        .getValue())
                .isEqualTo(true);
        assertThat(decode("BOOL", "ABCD", data, DataType.BOOLEAN)).isEqualTo(false);
    }

    @Test
    void aValueThatDoesNotFitIsNeverCut() {
        assertThatThrownBy(() -> decode("UINT32", "ABCD", new byte[] {-1, -1, -1, -1}, DataType.INTEGER))
                .hasMessage("the device's value 4294967295 does not fit INTEGER");
        byte[] nan = ByteBuffer.allocate(4).putFloat(Float.NaN).array();
        assertThatThrownBy(() -> decode("FLOAT32", "ABCD", nan, DataType.LONG)).hasMessageContaining("NaN");
    }

    @Test
    void aWriteBeyondTheDevicesTypeIsRefusedWithTheRange() {
        refused("INT16", TypedValues.newIntegerValue(40000), "40000 is not a whole number from -32768 to 32767");
        refused("UINT16", TypedValues.newIntegerValue(-1), "-1 is not a whole number from 0 to 65535");
        refused("INT16", TypedValues.newDoubleValue(21.5), "21.5 is not a whole number");
        refused("FLOAT32", TypedValues.newDoubleValue(1e300), "1.0E300 is beyond");
        refused("INT32", TypedValues.newStringValue("much"), "'much' is not a number");
        refused("STRING", TypedValues.newStringValue("too long for it"), "15 bytes are more than the 8");
    }

    private static void refused(String type, TypedValue<?> value, String message) {
        assertThatThrownBy(() -> Codec.encode(channel(type, "ABCD"), value)).hasMessageContaining(message);
    }

    private static void roundTrip(String type, DataOrder order, TypedValue<?> value) {
        byte[] wire = Codec.encode(channel(type, order.name()), value);
        assertThat(decode(type, order.name(), wire, value.getType())).isEqualTo(value.getValue());
    }

    private static Object decode(String type, String order, byte[] data, DataType wanted) {
        return Codec.decode(channel(type, order), new Payload(data, 0, data.length), 0, wanted)
                .getValue();
    }

    private static ModbusChannel channel(String type, String order) {
        return ModbusChannel.of(
                new Settings("plc1", Records.config(0, "data.type", type, "data.order", order, "array.data.length", 8)),
                Records.device());
    }
}
