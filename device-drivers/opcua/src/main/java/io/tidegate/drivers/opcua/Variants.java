// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;

/** What a channel writes, as the server's variable wants it. */
final class Variants {

    private static final BigInteger ULONG_MOST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    private Variants() {}

    /** @throws IllegalArgumentException if the variable's type can't hold it; the message says value and range */
    static Variant encode(VariableType type, TypedValue<?> value) {
        return switch (type) {
            case DEFINED_BY_JAVA_TYPE ->
                value.getValue() instanceof byte[] bytes
                        ? Variant.ofByteString(ByteString.of(bytes))
                        : Variant.of(value.getValue());
            case BOOLEAN -> Variant.ofBoolean(bit(value));
            case SBYTE ->
                Variant.ofSByte(
                        whole(type, value, Byte.MIN_VALUE, Byte.MAX_VALUE).byteValue());
            case INT16 ->
                Variant.ofInt16(
                        whole(type, value, Short.MIN_VALUE, Short.MAX_VALUE).shortValue());
            case INT32 ->
                Variant.ofInt32(
                        whole(type, value, Integer.MIN_VALUE, Integer.MAX_VALUE).intValue());
            case INT64 ->
                Variant.ofInt64(
                        whole(type, value, Long.MIN_VALUE, Long.MAX_VALUE).longValue());
            case BYTE ->
                Variant.ofByte(Unsigned.ubyte(whole(type, value, 0, 0xFF).intValue()));
            case UINT16 ->
                Variant.ofUInt16(Unsigned.ushort(whole(type, value, 0, 0xFFFF).intValue()));
            case UINT32 ->
                Variant.ofUInt32(
                        Unsigned.uint(whole(type, value, 0, 0xFFFF_FFFFL).longValue()));
            case UINT64 -> Variant.ofUInt64(Unsigned.ulong(whole(type, value, BigInteger.ZERO, ULONG_MOST)));
            case FLOAT -> Variant.ofFloat(narrow(number(type, value)));
            case DOUBLE -> Variant.ofDouble(number(type, value).doubleValue());
            case STRING -> Variant.ofString(text(value));
            case BYTE_STRING -> Variant.ofByteString(ByteString.of(bytes(type, value)));
            case BYTE_ARRAY -> Variant.ofByteArray(unsigned(bytes(type, value)));
            case SBYTE_ARRAY -> Variant.ofSByteArray(bytes(type, value));
        };
    }

    private static boolean bit(TypedValue<?> value) {
        return switch (value.getValue().toString()) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException("'" + value.getValue() + "' is not true, false, 1 or 0");
        };
    }

    private static BigInteger whole(VariableType type, TypedValue<?> value, long least, long most) {
        return whole(type, value, BigInteger.valueOf(least), BigInteger.valueOf(most));
    }

    private static BigInteger whole(VariableType type, TypedValue<?> value, BigInteger least, BigInteger most) {
        try {
            BigInteger whole = new BigDecimal(number(type, value).toString()).toBigIntegerExact();
            if (whole.compareTo(least) >= 0 && whole.compareTo(most) <= 0) {
                return whole;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // A fraction, or not finite: told below.
        }
        throw new IllegalArgumentException(
                value.getValue() + " is not a whole number from " + least + " to " + most + ", as " + type + " takes");
    }

    private static float narrow(Number number) {
        float narrow = number.floatValue();
        if (Float.isInfinite(narrow) && !Double.isInfinite(number.doubleValue())) {
            throw new IllegalArgumentException(
                    number + " is beyond " + -Float.MAX_VALUE + " to " + Float.MAX_VALUE + ", as FLOAT takes");
        }
        return narrow;
    }

    private static Number number(VariableType type, TypedValue<?> value) {
        Object raw = value.getValue();
        if (raw instanceof Number number) {
            return number;
        }
        if (raw instanceof Boolean bit) {
            return bit ? 1 : 0;
        }
        try {
            return new BigDecimal(text(value).strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text(value) + "' is not a number, as " + type + " takes", e);
        }
    }

    private static String text(TypedValue<?> value) {
        return value.getValue() instanceof byte[] bytes
                ? Base64.getEncoder().encodeToString(bytes)
                : value.getValue().toString();
    }

    private static byte[] bytes(VariableType type, TypedValue<?> value) {
        if (value.getValue() instanceof byte[] bytes) {
            return bytes;
        }
        throw new IllegalArgumentException(value.getType() + " can't be written as " + type + ", only BYTE_ARRAY");
    }

    private static UByte[] unsigned(byte[] bytes) {
        UByte[] unsigned = new UByte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            unsigned[i] = Unsigned.ubyte(bytes[i]);
        }
        return unsigned;
    }
}
