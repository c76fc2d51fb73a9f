// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.kura.type.TypedValue;

/** How a typed value looks in JSON. */
final class TypedJson {

    /** Up to here a browser's number holds every whole number. */
    private static final long MOST_EXACT = 1L << 53;

    private TypedJson() {}

    /** Writes the value, or null for null. What a JSON number can't hold is text, bytes are Base64. */
    static void write(JsonGenerator json, TypedValue<?> value) throws IOException {
        if (value == null) {
            json.writeNull();
            return;
        }
        Object plain = value.getValue();
        switch (value.getType()) {
            case BOOLEAN -> json.writeBoolean((Boolean) plain);
            case BYTE_ARRAY -> json.writeBinary((byte[]) plain);
            case DOUBLE -> decimal(json, (Double) plain);
            case FLOAT -> decimal(json, (Float) plain);
            case INTEGER -> json.writeNumber((Integer) plain);
            case LONG -> whole(json, (Long) plain);
            case STRING -> json.writeString((String) plain);
        }
    }

    /** The value as JSON text, for a log: no line break in it, and not endless. */
    static String text(TypedValue<?> value) {
        String text = new String(Json.bytes(json -> write(json, value)), StandardCharsets.UTF_8);
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }

    private static void whole(JsonGenerator json, long number) throws IOException {
        if (number > MOST_EXACT || number < -MOST_EXACT) {
            json.writeString(Long.toString(number));
        } else {
            json.writeNumber(number);
        }
    }

    private static void decimal(JsonGenerator json, Number number) throws IOException {
        if (!Double.isFinite(number.doubleValue())) {
            json.writeString(number.toString());
        } else if (number instanceof Float single) {
            json.writeNumber(single);
        } else {
            json.writeNumber(number.doubleValue());
        }
    }
}
