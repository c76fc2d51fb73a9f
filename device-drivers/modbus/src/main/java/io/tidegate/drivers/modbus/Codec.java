// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import java.nio.charset.StandardCharsets;
import org.eclipse.kura.driver.binary.ByteArray;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/** Between what a device keeps and what a channel's reader or writer wants. */
final class Codec {

    private static final double LONG_LIMIT = 0x1p63;

    private Codec() {}

    /**
     * The value of a register channel whose first byte is at {@code offset}. The conversions are not those of Kura's
     * {@code TypeUtil}, which cuts what does not fit.
     *
     * @throws IllegalArgumentException if it does not fit {@code wanted}; the message says value and type
     */
    static TypedValue<?> decode(ModbusChannel channel, Payload payload, int offset, DataType wanted) {
        DeviceType type = channel.type();
        DataOrder order = channel.order();
        if (type.isText()) {
            byte[] bytes = new ByteArray(channel.length()).read(order.text(payload), offset);
            return type == DeviceType.STRING ? ofText(bytes, wanted) : ofBytes(bytes, wanted);
        }
        Number raw = type.read(order.numbers(payload), offset, order.endianness());
        return switch (type) {
            case BOOL -> ofBit(((raw.intValue() >> channel.bit()) & 1) != 0, wanted);
            case FLOAT32 -> ofFloat(raw.floatValue(), wanted);
            case FLOAT64 -> ofFraction(raw.doubleValue(), wanted);
            default -> ofWhole(raw.longValue(), wanted);
        };
    }

    /** The value of a coil, an input or one bit of a register. */
    static TypedValue<?> ofBit(boolean bit, DataType wanted) {
        return wanted == DataType.BOOLEAN
                ? TypedValues.newBooleanValue(bit)
                : wanted == DataType.STRING
                        ? TypedValues.newStringValue(Boolean.toString(bit))
                        : ofWhole(bit ? 1 : 0, wanted);
    }

    /**
     * The registers to write for a value.
     *
     * @throws IllegalArgumentException if the device's type can't hold it; the message says value and range
     */
    static byte[] encode(ModbusChannel channel, TypedValue<?> value) {
        DeviceType type = channel.type();
        byte[] registers = new byte[2 * channel.count()];
        Payload payload = new Payload(registers, 0, registers.length);
        switch (type) {
            case BOOL -> throw new IllegalStateException("bits are not written as registers");
            case STRING -> put(channel, payload, value.getValue().toString().getBytes(StandardCharsets.UTF_8));
            case BYTES -> put(channel, payload, asBytes(value));
            case FLOAT32 -> put(channel, payload, asFloat(value));
            case FLOAT64 -> put(channel, payload, asNumber(value, type).doubleValue());
            default -> put(channel, payload, asWhole(value, type));
        }
        return registers;
    }

    /** @throws IllegalArgumentException if the value is neither a boolean nor 0 or 1 */
    static boolean asBit(TypedValue<?> value) {
        if (value.getValue() instanceof Boolean bit) {
            return bit;
        }
        String text = value.getValue().toString();
        if (text.equals("true") || text.equals("1")) {
            return true;
        }
        if (text.equals("false") || text.equals("0")) {
            return false;
        }
        throw new IllegalArgumentException("'" + text + "' is not true, false, 1 or 0");
    }

    private static TypedValue<?> ofWhole(long number, DataType wanted) {
        return switch (wanted) {
            case INTEGER -> {
                if (number != (int) number) {
                    throw misfit(number, wanted);
                }
                yield TypedValues.newIntegerValue((int) number);
            }
            case LONG -> TypedValues.newLongValue(number);
            case FLOAT -> TypedValues.newFloatValue((float) number);
            case DOUBLE -> TypedValues.newDoubleValue((double) number);
            case BOOLEAN -> TypedValues.newBooleanValue(number != 0);
            case STRING -> TypedValues.newStringValue(Long.toString(number));
            case BYTE_ARRAY -> throw misfit(number, wanted);
        };
    }

    private static TypedValue<?> ofFloat(float number, DataType wanted) {
        return wanted == DataType.FLOAT
                ? TypedValues.newFloatValue(number)
                : wanted == DataType.STRING
                        ? TypedValues.newStringValue(Float.toString(number))
                        : ofFraction(number, wanted);
    }

    private static TypedValue<?> ofFraction(double number, DataType wanted) {
        return switch (wanted) {
            case DOUBLE -> TypedValues.newDoubleValue(number);
            case FLOAT -> TypedValues.newFloatValue((float) number);
            case STRING -> TypedValues.newStringValue(Double.toString(number));
            case BOOLEAN -> TypedValues.newBooleanValue(number != 0);
            case INTEGER, LONG -> {
                if (!(number >= -LONG_LIMIT && number < LONG_LIMIT)) {
                    throw misfit(number, wanted);
                }
                yield ofWhole((long) number, wanted);
            }
            case BYTE_ARRAY -> throw misfit(number, wanted);
        };
    }

    /** Devices pad with zeros or blanks. */
    private static TypedValue<?> ofText(byte[] bytes, DataType wanted) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        String text = new String(bytes, 0, end, StandardCharsets.UTF_8).stripTrailing();
        if (wanted == DataType.STRING) {
            return TypedValues.newStringValue(text);
        }
        if (wanted == DataType.BYTE_ARRAY) {
            return TypedValues.newByteArrayValue(bytes);
        }
        throw misfit("'" + text + "'", wanted);
    }

    private static TypedValue<?> ofBytes(byte[] bytes, DataType wanted) {
        if (wanted != DataType.BYTE_ARRAY) {
            throw misfit(bytes.length + " bytes", wanted);
        }
        return TypedValues.newByteArrayValue(bytes);
    }

    private static long asWhole(TypedValue<?> value, DeviceType type) {
        Number number = asNumber(value, type);
        long whole = number.longValue();
        boolean exact = number instanceof Integer || number instanceof Long || number.doubleValue() == whole;
        if (!exact || whole < type.least() || whole > type.most()) {
            throw new IllegalArgumentException(number + " is not a whole number from " + type.least() + " to "
                    + type.most() + ", as " + type + " takes");
        }
        return whole;
    }

    private static float asFloat(TypedValue<?> value) {
        Number number = asNumber(value, DeviceType.FLOAT32);
        float narrow = number.floatValue();
        if (Float.isInfinite(narrow) && !Double.isInfinite(number.doubleValue())) {
            throw new IllegalArgumentException(
                    number + " is beyond " + -Float.MAX_VALUE + " to " + Float.MAX_VALUE + ", as FLOAT32 takes");
        }
        return narrow;
    }

    private static Number asNumber(TypedValue<?> value, DeviceType type) {
        Object raw = value.getValue();
        if (raw instanceof Number number) {
            return number;
        }
        if (raw instanceof Boolean bit) {
            return bit ? 1 : 0;
        }
        try {
            String text = raw.toString().strip();
            if (type.isFraction() || text.indexOf('.') >= 0) {
                return Double.valueOf(text);
            }
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + raw + "' is not a number, as " + type + " takes", e);
        }
    }

    private static byte[] asBytes(TypedValue<?> value) {
        if (value.getValue() instanceof byte[] bytes) {
            return bytes;
        }
        throw new IllegalArgumentException(value.getType() + " is written as BYTES only from BYTE_ARRAY");
    }

    private static void put(ModbusChannel channel, Payload payload, Number number) {
        DataOrder order = channel.order();
        channel.type().write(order.numbers(payload), order.endianness(), number);
    }

    private static void put(ModbusChannel channel, Payload payload, byte[] bytes) {
        if (bytes.length > channel.length()) {
            throw new IllegalArgumentException(
                    bytes.length + " bytes are more than the " + channel.length() + " of " + ModbusChannel.LENGTH);
        }
        channel.order().text(payload).write(0, bytes);
    }

    private static IllegalArgumentException misfit(Object value, DataType wanted) {
        return new IllegalArgumentException("the device's value " + value + " does not fit " + wanted);
    }
}
