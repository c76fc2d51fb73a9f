// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;

/** What a server says, as a channel wants it. */
final class Values {

    private Values() {}

    /**
     * The value as the wanted type. Numbers become other numbers if they fit; fractions read into INTEGER or LONG lose
     * what follows the point. Everything can be read as STRING.
     *
     * @throws IllegalArgumentException if it does not fit; the message says value and type
     */
    static TypedValue<?> decode(Object value, DataType wanted) {
        if (value == null) {
            throw new IllegalArgumentException("the server has no value");
        }
        return switch (wanted) {
            case STRING -> TypedValues.newStringValue(text(value));
            case BYTE_ARRAY -> TypedValues.newByteArrayValue(bytes(value));
            case BOOLEAN -> TypedValues.newBooleanValue(bit(value));
            case DOUBLE -> TypedValues.newDoubleValue(number(value, wanted).doubleValue());
            case FLOAT -> TypedValues.newFloatValue(number(value, wanted).floatValue());
            case LONG -> TypedValues.newLongValue(whole(value, wanted, Long.MIN_VALUE, Long.MAX_VALUE));
            case INTEGER ->
                TypedValues.newIntegerValue((int) whole(value, wanted, Integer.MIN_VALUE, Integer.MAX_VALUE));
        };
    }

    private static boolean bit(Object value) {
        return value instanceof Boolean bit
                ? bit
                : number(value, DataType.BOOLEAN).doubleValue() != 0;
    }

    private static long whole(Object value, DataType wanted, long least, long most) {
        Number number = number(value, wanted);
        double rough = number.doubleValue();
        if (Double.isFinite(rough)) {
            BigDecimal exact = new BigDecimal(number.toString());
            if (exact.compareTo(BigDecimal.valueOf(least)) >= 0 && exact.compareTo(BigDecimal.valueOf(most)) <= 0) {
                return exact.longValue();
            }
        }
        throw misfit(value, wanted);
    }

    private static Number number(Object value, DataType wanted) {
        if (value instanceof Number number) {
            return number;
        }
        if (value instanceof Boolean bit) {
            return bit ? 1 : 0;
        }
        if (value instanceof DateTime time) {
            return time.getJavaTime();
        }
        throw misfit(value, wanted);
    }

    private static byte[] bytes(Object value) {
        if (value instanceof ByteString string) {
            return string.bytesOrEmpty().clone();
        }
        if (value instanceof byte[] bytes) {
            return bytes.clone();
        }
        if (value instanceof UByte[] || value instanceof Byte[]) {
            Number[] numbers = (Number[]) value;
            byte[] bytes = new byte[numbers.length];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = numbers[i].byteValue();
            }
            return bytes;
        }
        throw misfit(value, DataType.BYTE_ARRAY);
    }

    private static String text(Object value) {
        if (value instanceof LocalizedText text) {
            return String.valueOf(text.text());
        }
        if (value instanceof QualifiedName name) {
            return name.toParseableString();
        }
        if (value instanceof NodeId node) {
            return node.toParseableString();
        }
        if (value instanceof DateTime time) {
            return time.getJavaInstant().toString();
        }
        if (value instanceof ByteString string) {
            return Base64.getEncoder().encodeToString(string.bytesOrEmpty());
        }
        if (value.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(value))
                    .mapToObj(i -> Array.get(value, i))
                    .map(element -> element == null ? "null" : text(element))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return value.toString();
    }

    private static IllegalArgumentException misfit(Object value, DataType wanted) {
        String words = text(value);
        return new IllegalArgumentException("the server's value '"
                + (words.length() > 100 ? words.substring(0, 100) + "..." : words) + "' ("
                + value.getClass().getSimpleName() + ") does not fit " + wanted);
    }
}
