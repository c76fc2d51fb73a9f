// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/** Payloads to values and back. What can't be understood throws an IllegalArgumentException that says what is expected. */
final class Payloads {

    private Payloads() {}

    static TypedValue<?> value(MqttChannel channel, Message message, DataType wanted) {
        if (message.tooLarge()) {
            throw new IllegalArgumentException(
                    message.excerpt() + " is larger than " + Message.LARGEST + " bytes, the most that is read");
        }
        return switch (channel.format()) {
            case TEXT ->
                wanted == DataType.BYTE_ARRAY
                        ? TypedValues.newByteArrayValue(message.payload().clone())
                        : TypedValues.newStringValue(message.text());
            case NUMBER -> number(message.text().strip(), message, wanted);
            case BOOLEAN -> bool(message.text().strip(), message, wanted);
            case JSON -> json(find(message, channel.pointer()), channel, message, wanted);
        };
    }

    /** Epoch milliseconds: what the payload says, if the channel has it read there, else when it arrived. */
    static long time(MqttChannel channel, Message message) {
        JsonPointer pointer = channel.timePointer();
        if (pointer == null || message.tooLarge()) {
            return message.arrival().toEpochMilli();
        }
        JsonText time = find(message, pointer);
        try {
            return time.kind() == JsonToken.VALUE_NUMBER_INT
                    ? positive(Long.parseLong(time.text()))
                    : positive(OffsetDateTime.parse(time.text()).toInstant().toEpochMilli());
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    message.excerpt() + " has no time at " + pointer
                            + ": whole milliseconds since 1970, or as in 2026-11-27T08:30:00Z",
                    e);
        }
    }

    private static long positive(long millis) {
        if (millis <= 0) {
            throw new DateTimeException("before 1970");
        }
        return millis;
    }

    /** What to publish for a value: its text, or its bytes. */
    static byte[] of(TypedValue<?> value) {
        if (value.getValue() instanceof byte[] bytes) {
            return bytes;
        }
        if (value.getValue() instanceof Number number && !Double.isFinite(number.doubleValue())) {
            throw new IllegalArgumentException(number + " is not a number");
        }
        return value.getValue().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static TypedValue<?> number(String text, Message message, DataType wanted) {
        if (!Numbers.isNumber(text)) {
            throw new IllegalArgumentException(message.excerpt() + " is not a number");
        }
        return Numbers.of(text, wanted);
    }

    private static TypedValue<?> bool(String text, Message message, DataType wanted) {
        boolean value =
                switch (text.toLowerCase(Locale.ROOT)) {
                    case "true", "on", "1" -> true;
                    case "false", "off", "0" -> false;
                    default ->
                        throw new IllegalArgumentException(
                                message.excerpt() + " is not one of true, false, on, off, 1, 0");
                };
        return wanted == DataType.STRING
                ? TypedValues.newStringValue(Boolean.toString(value))
                : TypedValues.newBooleanValue(value);
    }

    private static JsonText find(Message message, JsonPointer pointer) {
        JsonText found;
        try {
            found = JsonText.find(message.payload(), pointer);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(message.excerpt() + " " + e.getMessage(), e);
        }
        if (found == null || found.kind() == JsonToken.VALUE_NULL) {
            throw new IllegalArgumentException(
                    message.excerpt() + " has " + (found == null ? "nothing" : "null") + " at " + name(pointer));
        }
        return found;
    }

    private static TypedValue<?> json(JsonText json, MqttChannel channel, Message message, DataType wanted) {
        if (wanted == DataType.STRING) {
            return TypedValues.newStringValue(json.text());
        }
        boolean isBoolean = json.kind() == JsonToken.VALUE_TRUE || json.kind() == JsonToken.VALUE_FALSE;
        if (isBoolean && wanted == DataType.BOOLEAN) {
            return TypedValues.newBooleanValue(json.kind() == JsonToken.VALUE_TRUE);
        }
        // Many devices put their numbers into quotes.
        if (!isBoolean && !json.kind().isStructStart() && Numbers.isNumber(json.text())) {
            return Numbers.of(json.text(), wanted);
        }
        throw new IllegalArgumentException(message.excerpt() + " has no "
                + (wanted == DataType.BOOLEAN ? "true, false, 1 or 0" : "number") + " at " + name(channel.pointer()));
    }

    private static String name(JsonPointer pointer) {
        return pointer.matches() ? "its top" : pointer.toString();
    }
}
