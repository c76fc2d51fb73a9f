// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.type;

import java.util.Base64;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** Makes typed values. */
@ProviderType
public final class TypedValues {

    private TypedValues() {}

    /** Makes a value. */
    public static BooleanValue newBooleanValue(boolean value) {
        return new BooleanValue(value);
    }

    /** Makes a value of the bytes, not {@code null}; copied. */
    public static ByteArrayValue newByteArrayValue(byte[] value) {
        return new ByteArrayValue(value);
    }

    /** Makes a value. */
    public static DoubleValue newDoubleValue(double value) {
        return new DoubleValue(value);
    }

    /** Makes a value. */
    public static FloatValue newFloatValue(float value) {
        return new FloatValue(value);
    }

    /** Makes a value. */
    public static IntegerValue newIntegerValue(int value) {
        return new IntegerValue(value);
    }

    /** Makes a value. */
    public static LongValue newLongValue(long value) {
        return new LongValue(value);
    }

    /** Makes a value of the text, not {@code null}. */
    public static StringValue newStringValue(String value) {
        return new StringValue(value);
    }

    /**
     * Makes the value that fits.
     *
     * @param value a {@link Boolean}, {@link Double}, {@link Float}, {@link Integer}, {@link Long}, {@link String} or
     *     {@code byte[]}
     * @throws IllegalArgumentException if it is anything else, or {@code null}
     */
    public static TypedValue<?> newTypedValue(Object value) {
        if (value instanceof Boolean) {
            return newBooleanValue((Boolean) value);
        } else if (value instanceof byte[]) {
            return newByteArrayValue((byte[]) value);
        } else if (value instanceof Double) {
            return newDoubleValue((Double) value);
        } else if (value instanceof Float) {
            return newFloatValue((Float) value);
        } else if (value instanceof Integer) {
            return newIntegerValue((Integer) value);
        } else if (value instanceof Long) {
            return newLongValue((Long) value);
        } else if (value instanceof String) {
            return newStringValue((String) value);
        }
        throw new IllegalArgumentException("there is no typed value for "
                + (value == null ? null : value.getClass().getName()));
    }

    /**
     * Reads a value from text: numbers as Java writes them, truth values as {@code true} in either case or else false,
     * bytes as Base64.
     *
     * @param type the type that the value is to have
     * @param value the text
     * @throws IllegalArgumentException if the text is no value of that type
     */
    public static TypedValue<?> parseTypedValue(DataType type, String value) {
        Objects.requireNonNull(value, "value");
        switch (Objects.requireNonNull(type, "type")) {
            case BOOLEAN:
                return newBooleanValue(Boolean.parseBoolean(value));
            case BYTE_ARRAY:
                return newByteArrayValue(Base64.getDecoder().decode(value));
            case DOUBLE:
                return newDoubleValue(Double.parseDouble(value));
            case FLOAT:
                return newFloatValue(Float.parseFloat(value));
            case INTEGER:
                return newIntegerValue(Integer.parseInt(value));
            case LONG:
                return newLongValue(Long.parseLong(value));
            case STRING:
                return newStringValue(value);
        }
        throw new IllegalArgumentException("there is no typed value for " + type);
    }
}
