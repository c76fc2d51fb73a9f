// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.tidegate.lib.io.DurableFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON files as maps, lists, strings, numbers, booleans and nulls. */
final class Json {

    static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

    private Json() {}

    /** Reads the file's one object; a fault names the file. */
    static Map<String, Object> read(Path file) throws IOException {
        try (JsonParser json = FACTORY.createParser(file.toFile())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("a JSON object expected");
            }
            return object(json);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    static void write(Path file, Map<String, ?> content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes).useDefaultPrettyPrinter()) {
            write(json, content);
        }
        DurableFiles.write(file, bytes.toByteArray());
    }

    static String text(Map<?, ?> object, String key) throws IOException {
        Object value = object.get(key);
        if (value instanceof String text) {
            return text;
        }
        throw new IOException("'" + key + "' must be a string, not " + value);
    }

    /** The object under that key; empty if there is none. */
    static Map<?, ?> child(Map<?, ?> object, String key) throws IOException {
        Object value = object.get(key);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> child) {
            return child;
        }
        throw new IOException("'" + key + "' must be an object, not " + value);
    }

    /** The objects in the list under that key; empty if there is none. */
    static List<Map<?, ?>> children(Map<?, ?> object, String key) throws IOException {
        List<Map<?, ?>> children = new ArrayList<>();
        if (object.get(key) instanceof List<?> list) {
            for (Object item : list) {
                if (!(item instanceof Map<?, ?> child)) {
                    throw new IOException("'" + key + "' must hold objects, not " + item);
                }
                children.add(child);
            }
        }
        return children;
    }

    private static Map<String, Object> object(JsonParser json) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            object.put(name, value(json));
        }
        return object;
    }

    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(json));
                }
                yield list;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> json.getText();
        };
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Map<?, ?> object) {
            json.writeStartObject();
            for (Map.Entry<?, ?> field : object.entrySet()) {
                json.writeFieldName(String.valueOf(field.getKey()));
                write(json, field.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof Number number) {
            json.writeNumber(number.toString());
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value.toString());
        }
    }
}
