// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.binary;

import static org.eclipse.kura.driver.binary.Endianness.BIG_ENDIAN;
import static org.eclipse.kura.driver.binary.Endianness.LITTLE_ENDIAN;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The numbers that devices keep. Whole numbers are written by their lowest bits: what does not fit is cut, so a caller
 * who minds checks before.
 */
public final class BinaryDataTypes {

    /** One byte, 0 to 255. */
    public static final BinaryData<Integer> UINT8 =
            new FixedWidth<>(Integer.class, 1, BIG_ENDIAN, bits -> (int) bits, Integer::longValue);

    /** One byte, -128 to 127. */
    public static final BinaryData<Integer> INT8 =
            new FixedWidth<>(Integer.class, 1, BIG_ENDIAN, bits -> (int) (byte) bits, Integer::longValue);

    /** Two bytes, the least significant one first, 0 to 65535. */
    public static final BinaryData<Integer> UINT16_LE = uint16(LITTLE_ENDIAN);

    /** Two bytes, the most significant one first, 0 to 65535. */
    public static final BinaryData<Integer> UINT16_BE = uint16(BIG_ENDIAN);

    /** Two bytes, the least significant one first, -32768 to 32767. */
    public static final BinaryData<Integer> INT16_LE = int16(LITTLE_ENDIAN);

    /** Two bytes, the most significant one first, -32768 to 32767. */
    public static final BinaryData<Integer> INT16_BE = int16(BIG_ENDIAN);

    /** Four bytes, the least significant one first, 0 to 4294967295. */
    public static final BinaryData<Long> UINT32_LE = uint32(LITTLE_ENDIAN);

    /** Four bytes, the most significant one first, 0 to 4294967295. */
    public static final BinaryData<Long> UINT32_BE = uint32(BIG_ENDIAN);

    /** Four bytes, the least significant one first, as an {@code int}. */
    public static final BinaryData<Integer> INT32_LE = int32(LITTLE_ENDIAN);

    /** Four bytes, the most significant one first, as an {@code int}. */
    public static final BinaryData<Integer> INT32_BE = int32(BIG_ENDIAN);

    /** Eight bytes, the least significant one first, as a {@code long}. */
    public static final BinaryData<Long> INT64_LE = int64(LITTLE_ENDIAN);

    /** Eight bytes, the most significant one first, as a {@code long}. */
    public static final BinaryData<Long> INT64_BE = int64(BIG_ENDIAN);

    /** Four bytes of IEEE 754, the least significant one first. */
    public static final BinaryData<Float> FLOAT_LE = single(LITTLE_ENDIAN);

    /** Four bytes of IEEE 754, the most significant one first. */
    public static final BinaryData<Float> FLOAT_BE = single(BIG_ENDIAN);

    /** Eight bytes of IEEE 754, the least significant one first. */
    public static final BinaryData<Double> DOUBLE_LE = twice(LITTLE_ENDIAN);

    /** Eight bytes of IEEE 754, the most significant one first. */
    public static final BinaryData<Double> DOUBLE_BE = twice(BIG_ENDIAN);

    /** What {@link #parse} understands; unmodifiable. */
    public static final List<String> NAMES = Collections.unmodifiableList(Arrays.asList(
            "UINT8",
            "INT8",
            "UINT16_LE",
            "UINT16_BE",
            "INT16_LE",
            "INT16_BE",
            "UINT32_LE",
            "UINT32_BE",
            "INT32_LE",
            "INT32_BE",
            "INT64_LE",
            "INT64_BE",
            "FLOAT_LE",
            "FLOAT_BE",
            "DOUBLE_LE",
            "DOUBLE_BE"));

    /** The types in the order of {@link #NAMES}; unmodifiable. */
    public static final List<BinaryData<?>> VALUES = Collections.unmodifiableList(Arrays.<BinaryData<?>>asList(
            UINT8, INT8, UINT16_LE, UINT16_BE, INT16_LE, INT16_BE, UINT32_LE, UINT32_BE, INT32_LE, INT32_BE, INT64_LE,
            INT64_BE, FLOAT_LE, FLOAT_BE, DOUBLE_LE, DOUBLE_BE));

    private BinaryDataTypes() {}

    /**
     * The type of that name.
     *
     * @throws IllegalArgumentException if it is none of {@link #NAMES}
     */
    public static BinaryData<?> parse(String s) {
        int index = NAMES.indexOf(s);
        if (index < 0) {
            throw new IllegalArgumentException("'" + s + "' is not allowed: one of " + String.join(", ", NAMES));
        }
        return VALUES.get(index);
    }

    private static BinaryData<Integer> uint16(Endianness endianness) {
        return new FixedWidth<>(Integer.class, 2, endianness, bits -> (int) bits, Integer::longValue);
    }

    private static BinaryData<Integer> int16(Endianness endianness) {
        return new FixedWidth<>(Integer.class, 2, endianness, bits -> (int) (short) bits, Integer::longValue);
    }

    private static BinaryData<Long> uint32(Endianness endianness) {
        return new FixedWidth<>(Long.class, 4, endianness, Long::valueOf, Long::longValue);
    }

    private static BinaryData<Integer> int32(Endianness endianness) {
        return new FixedWidth<>(Integer.class, 4, endianness, bits -> (int) bits, Integer::longValue);
    }

    private static BinaryData<Long> int64(Endianness endianness) {
        return new FixedWidth<>(Long.class, 8, endianness, Long::valueOf, Long::longValue);
    }

    private static BinaryData<Float> single(Endianness endianness) {
        return new FixedWidth<>(
                Float.class, 4, endianness, bits -> Float.intBitsToFloat((int) bits), Float::floatToRawIntBits);
    }

    private static BinaryData<Double> twice(Endianness endianness) {
        return new FixedWidth<>(Double.class, 8, endianness, Double::longBitsToDouble, Double::doubleToRawLongBits);
    }
}
