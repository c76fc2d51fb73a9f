// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import org.eclipse.kura.driver.binary.BinaryData;
import org.eclipse.kura.driver.binary.BinaryDataTypes;
import org.eclipse.kura.driver.binary.Buffer;
import org.eclipse.kura.driver.binary.Endianness;
import org.eclipse.kura.driver.binary.TypeUtil;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/** What a device keeps at an address. */
@SuppressWarnings("ImmutableEnumChecker") // Kura's binary data is immutable, but nothing in it says so.
enum DeviceType {
    BOOL(BinaryDataTypes.UINT16_BE, BinaryDataTypes.UINT16_LE, 0, 1),
    INT16(BinaryDataTypes.INT16_BE, BinaryDataTypes.INT16_LE, Short.MIN_VALUE, Short.MAX_VALUE),
    UINT16(BinaryDataTypes.UINT16_BE, BinaryDataTypes.UINT16_LE, 0, 0xFFFF),
    INT32(BinaryDataTypes.INT32_BE, BinaryDataTypes.INT32_LE, Integer.MIN_VALUE, Integer.MAX_VALUE),
    UINT32(BinaryDataTypes.UINT32_BE, BinaryDataTypes.UINT32_LE, 0, 0xFFFF_FFFFL),
    INT64(BinaryDataTypes.INT64_BE, BinaryDataTypes.INT64_LE, Long.MIN_VALUE, Long.MAX_VALUE),
    FLOAT32(BinaryDataTypes.FLOAT_BE, BinaryDataTypes.FLOAT_LE, 0, 0),
    FLOAT64(BinaryDataTypes.DOUBLE_BE, BinaryDataTypes.DOUBLE_LE, 0, 0),
    STRING(null, null, 0, 0),
    BYTES(null, null, 0, 0);

    private final BinaryData<? extends Number> bigEndian;
    private final BinaryData<? extends Number> littleEndian;
    private final long least;
    private final long most;

    DeviceType(
            BinaryData<? extends Number> bigEndian, BinaryData<? extends Number> littleEndian, long least, long most) {
        this.bigEndian = bigEndian;
        this.littleEndian = littleEndian;
        this.least = least;
        this.most = most;
    }

    /** 0 where the length is part of the channel. */
    int registers() {
        return isText() ? 0 : bigEndian.getSize() / 2;
    }

    /** The least whole number it holds. */
    long least() {
        return least;
    }

    /** The greatest whole number it holds. */
    long most() {
        return most;
    }

    boolean isFraction() {
        return this == FLOAT32 || this == FLOAT64;
    }

    boolean isText() {
        return bigEndian == null;
    }

    Number read(Buffer registers, int offset, Endianness endianness) {
        return data(endianness).read(registers, offset);
    }

    /** @param number one that the type holds */
    void write(Buffer registers, Endianness endianness, Number number) {
        write(data(endianness), registers, TypedValues.newTypedValue(number));
    }

    private static <T> void write(BinaryData<T> data, Buffer registers, TypedValue<?> number) {
        data.write(
                registers,
                0,
                TypeUtil.fromTypedValue(data.getValueType(), number.getType()).apply(number));
    }

    private BinaryData<? extends Number> data(Endianness endianness) {
        return endianness == Endianness.BIG_ENDIAN ? bigEndian : littleEndian;
    }
}
