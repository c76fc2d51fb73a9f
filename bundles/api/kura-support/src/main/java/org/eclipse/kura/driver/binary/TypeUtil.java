// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.binary;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/**
 * Conversions between what binary data is in Java and the values of channels. Numbers become other numbers as a cast
 * makes them: fractions lose what follows the point, what does not fit is cut. A number is true if it is not 0.
 */
public final class TypeUtil {

    private static final Map<Class<?>, Function<Number, ?>> FROM_NUMBER = new HashMap<>();
    private static final Map<Class<?>, Function<String, ?>> FROM_TEXT = new HashMap<>();

    static {
        FROM_NUMBER.put(Integer.class, Number::intValue);
        FROM_NUMBER.put(Long.class, Number::longValue);
        FROM_NUMBER.put(Float.class, Number::floatValue);
        FROM_NUMBER.put(Double.class, Number::doubleValue);
        FROM_NUMBER.put(BigInteger.class, number -> BigInteger.valueOf(number.longValue()));
        FROM_TEXT.put(Integer.class, Integer::valueOf);
        FROM_TEXT.put(Long.class, Long::valueOf);
        FROM_TEXT.put(Float.class, Float::valueOf);
        FROM_TEXT.put(Double.class, Double::valueOf);
        FROM_TEXT.put(BigInteger.class, BigInteger::new);
    }

    private TypeUtil() {}

    /**
     * How to make the value of a channel. Text that is no number makes the function throw a
     * {@link NumberFormatException}.
     *
     * @param sourceType a number, {@link Boolean}, {@link String} or {@code byte[]}
     * @param targetType the type that the channel's value is to have
     * @throws IllegalArgumentException if there is no such conversion
     */
    public static <T> Function<T, TypedValue<?>> toTypedValue(Class<T> sourceType, DataType targetType) {
        boolean number = Number.class.isAssignableFrom(sourceType);
        switch (targetType) {
            case STRING:
                return value -> TypedValues.newStringValue(text(value));
            case BOOLEAN:
                if (number || sourceType == Boolean.class || sourceType == String.class) {
                    return value -> TypedValues.newBooleanValue(truth(value));
                }
                break;
            case BYTE_ARRAY:
                if (sourceType == byte[].class) {
                    return value -> TypedValues.newByteArrayValue((byte[]) value);
                }
                break;
            default:
                Class<?> wanted = numberOf(targetType);
                if (number) {
                    return value ->
                            TypedValues.newTypedValue(FROM_NUMBER.get(wanted).apply((Number) value));
                } else if (sourceType == String.class) {
                    return value ->
                            TypedValues.newTypedValue(FROM_TEXT.get(wanted).apply((String) value));
                }
        }
        throw new IllegalArgumentException("there is no way from " + sourceType.getSimpleName() + " to " + targetType);
    }

    /**
     * How to make what binary data takes of the value of a channel. Text that is no number makes the function throw a
     * {@link NumberFormatException}.
     *
     * @param targetType an {@link Integer}, {@link Long}, {@link Float}, {@link Double}, {@link BigInteger},
     *     {@link Boolean}, {@link String} or {@code byte[]}
     * @param sourceType the type that the channel's value has
     * @throws IllegalArgumentException if there is no such conversion
     */
    public static <T> Function<TypedValue<?>, T> fromTypedValue(Class<T> targetType, DataType sourceType) {
        boolean bytes = sourceType == DataType.BYTE_ARRAY;
        if (targetType == String.class) {
            return value -> targetType.cast(text(value.getValue()));
        } else if (targetType == Boolean.class && !bytes) {
            return value -> targetType.cast(truth(value.getValue()));
        } else if (targetType == byte[].class && bytes) {
            return value -> targetType.cast(value.getValue());
        } else if (FROM_NUMBER.containsKey(targetType) && sourceType == DataType.STRING) {
            return value -> targetType.cast(FROM_TEXT.get(targetType).apply((String) value.getValue()));
        } else if (FROM_NUMBER.containsKey(targetType) && !bytes) {
            return value -> targetType.cast(FROM_NUMBER.get(targetType).apply(number(value.getValue())));
        }
        throw new IllegalArgumentException("there is no way from " + sourceType + " to " + targetType.getSimpleName());
    }

    private static Class<?> numberOf(DataType type) {
        switch (type) {
            case INTEGER:
                return Integer.class;
            case LONG:
                return Long.class;
            case FLOAT:
                return Float.class;
            default:
                return Double.class;
        }
    }

    private static String text(Object value) {
        return value instanceof byte[] ? Arrays.toString((byte[]) value) : value.toString();
    }

    private static boolean truth(Object value) {
        return value instanceof Number ? ((Number) value).doubleValue() != 0 : Boolean.parseBoolean(value.toString());
    }

    private static Number number(Object value) {
        if (value instanceof Boolean) {
            return (Boolean) value ? 1 : 0;
        }
        return (Number) value;
    }
}
