// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/** Bodies as values of channels. Nothing is cut off: a number that the type can't hold is refused. */
final class Values {

    private Values() {}

    /** @throws IllegalArgumentException if the body is no value of that type */
    static TypedValue<?> of(DataType type, Object body, Exchange exchange) {
        Object plain = body instanceof TypedValue<?> typed ? typed.getValue() : body;
        if (plain == null) {
            throw new IllegalArgumentException("an empty body is no " + type);
        }
        if (type == DataType.BYTE_ARRAY) {
            return TypedValues.newByteArrayValue(bytes(plain, exchange));
        }
        String text = text(plain, exchange);
        try {
            return switch (type) {
                case BOOLEAN -> TypedValues.newBooleanValue(flag(text.strip()));
                case INTEGER -> TypedValues.newIntegerValue(number(text).intValueExact());
                case LONG -> TypedValues.newLongValue(number(text).longValueExact());
                case FLOAT -> TypedValues.newFloatValue(Float.parseFloat(text.strip()));
                case DOUBLE -> TypedValues.newDoubleValue(Double.parseDouble(text.strip()));
                default -> TypedValues.newStringValue(text);
            };
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("'" + Lines.of(text) + "' is no " + type, e);
        }
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.strip());
    }

    private static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new NumberFormatException();
        };
    }

    private static byte[] bytes(Object body, Exchange exchange) {
        return body instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : converted(byte[].class, body, exchange);
    }

    private static String text(Object body, Exchange exchange) {
        return body instanceof String || body instanceof Number || body instanceof Boolean
                ? body.toString()
                : converted(String.class, body, exchange);
    }

    private static <T> T converted(Class<T> type, Object body, Exchange exchange) {
        T converted = exchange.getContext().getTypeConverter().tryConvertTo(type, exchange, body);
        if (converted == null) {
            throw new IllegalArgumentException(
                    "a " + body.getClass().getSimpleName() + " can't be taken as " + type.getSimpleName());
        }
        return converted;
    }
}
