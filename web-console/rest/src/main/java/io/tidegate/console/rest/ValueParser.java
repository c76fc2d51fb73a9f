// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/** Turns the JSON value where a parser stands into a value of a type, without changing it: what does not fit is refused. */
final class ValueParser {

    static final String FIELD = "value";

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,19}");

    private ValueParser() {}

    /** @throws Problem if it is no value of that type */
    static TypedValue<?> parse(JsonParser json, DataType type) throws IOException {
        return switch (type) {
            case BOOLEAN -> TypedValues.newBooleanValue(flag(json));
            case INTEGER -> TypedValues.newIntegerValue((int) whole(json, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case LONG -> TypedValues.newLongValue(whole(json, Long.MIN_VALUE, Long.MAX_VALUE));
            case FLOAT -> TypedValues.newFloatValue(single(json));
            case DOUBLE -> TypedValues.newDoubleValue(decimal(json, "a number of at most 1.8e308"));
            case STRING -> TypedValues.newStringValue(text(json, "a text"));
            case BYTE_ARRAY -> TypedValues.newByteArrayValue(bytes(json));
        };
    }

    private static boolean flag(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw fault(json, "true or false");
        };
    }

    private static long whole(JsonParser json, long least, long most) throws IOException {
        String allowed = "a whole number from " + least + " to " + most;
        long number;
        try {
            // A browser's number does not hold every long, so it may come as text.
            boolean text = json.currentToken() == JsonToken.VALUE_STRING
                    && most == Long.MAX_VALUE
                    && WHOLE.matcher(json.getText()).matches();
            if (text) {
                number = Long.parseLong(json.getText());
            } else if (isNumber(json)) {
                number = json.getDecimalValue().longValueExact();
            } else {
                throw fault(json, allowed);
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw fault(json, allowed);
        }
        if (number < least || number > most) {
            throw fault(json, allowed);
        }
        return number;
    }

    private static float single(JsonParser json) throws IOException {
        String allowed = "a number whose amount is 0 or from 1.4e-45 to 3.4e38";
        double wide = decimal(json, allowed);
        float narrow = (float) wide;
        if (!Float.isFinite(narrow) || (narrow == 0 && wide != 0)) {
            throw fault(json, allowed);
        }
        return narrow;
    }

    private static double decimal(JsonParser json, String allowed) throws IOException {
        if (!isNumber(json)) {
            throw fault(json, allowed);
        }
        double number = Double.parseDouble(json.getText());
        if (!Double.isFinite(number)) {
            throw fault(json, allowed);
        }
        return number;
    }

    private static byte[] bytes(JsonParser json) throws IOException {
        String allowed = "bytes as Base64 text";
        try {
            return Base64.getDecoder().decode(text(json, allowed));
        } catch (IllegalArgumentException e) {
            throw fault(json, allowed);
        }
    }

    private static String text(JsonParser json, String allowed) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw fault(json, allowed);
        }
        return json.getText();
    }

    private static boolean isNumber(JsonParser json) {
        return json.currentToken().isNumeric();
    }

    private static Problem fault(JsonParser json, String allowed) throws IOException {
        String text = json.currentToken().isScalarValue() ? json.getText() : "a structure";
        String shown = text.length() <= 60 ? text : text.substring(0, 60) + "...";
        return Problem.bad(FIELD, FIELD + " = '" + shown + "' is not allowed: " + allowed);
    }
}
