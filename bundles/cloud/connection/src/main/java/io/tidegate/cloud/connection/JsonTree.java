// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Small JSON documents as maps, lists, texts, numbers and truth values. Names are found in upper or lower case. */
final class JsonTree {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonTree() {}

    static Map<String, Object> object(String text) throws IOException {
        try (JsonParser in = JSON.createParser(text)) {
            in.nextToken();
            Map<String, Object> object = object(value(in));
            if (in.nextToken() != null) {
                throw new IOException("more than one JSON object");
            }
            return object;
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) throws IOException {
        if (value instanceof Map<?, ?> object) {
            return (Map<String, Object>) object;
        }
        throw new IOException("a JSON object was expected, not " + kind(value));
    }

    static List<?> array(Object value) throws IOException {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IOException("a JSON array was expected, not " + kind(value));
    }

    private static Object value(JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        if (token == null) {
            throw new IOException("no JSON value");
        }
        return switch (token) {
            case START_OBJECT -> members(in);
            case START_ARRAY -> elements(in);
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getNumberValue();
            case VALUE_TRUE, VALUE_FALSE -> in.getBooleanValue();
            default -> null;
        };
    }

    private static Map<String, Object> members(JsonParser in) throws IOException {
        Map<String, Object> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            members.put(name, value(in));
        }
        return members;
    }

    private static List<Object> elements(JsonParser in) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(in));
        }
        return elements;
    }

    private static String kind(Object value) {
        return value == null
                ? "nothing"
                : "a " + value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
