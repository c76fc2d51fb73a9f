// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.kura.configuration.metatype.Scalar;

/**
 * Configurations as JSON, in the form of the OSGi Configurator: {@code {"<pid>": {..}, "<factoryPid>~<name>": {"key":
 * value, "key:Integer": "5"}}}. Keys that start with a colon are skipped; null removes a key.
 */
final class JsonResources {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();

    /** More would exhaust the memory: what a file says is there many times over until it is in force. */
    static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 128;

    private JsonResources() {}

    /** One entry as written; a null value says that the key is to be removed. */
    record Entry(String pid, String factoryPid, Map<String, Object> properties) {}

    /** @throws IOException if the file can't be read or breaks the format, naming it and the place */
    static SortedMap<String, Entry> read(Path file) throws IOException {
        long bytes = file.toFile().length();
        if (bytes > MOST_BYTES) {
            throw new IOException(file + ": has " + bytes + " bytes, at most " + MOST_BYTES
                    + " are allowed (1/128 of the memory that the gateway may use): split it");
        }
        try (JsonParser json = JSON.createParser(file.toFile())) {
            SortedMap<String, Entry> entries = new TreeMap<>();
            expect(json, json.nextToken() == JsonToken.START_OBJECT, "an object");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String id = writable(json, json.currentName());
                json.nextToken();
                if (id.startsWith(":")) {
                    json.skipChildren();
                    continue;
                }
                expect(json, json.currentToken() == JsonToken.START_OBJECT, "an object for " + id);
                int tilde = id.indexOf('~');
                String pid = id.substring(tilde + 1);
                expect(json, !pid.isBlank() && tilde != 0, "a pid, or factory pid and name, instead of '" + id + "'");
                Entry entry = new Entry(pid, tilde < 0 ? "" : id.substring(0, tilde), properties(json));
                expect(json, entries.put(pid, entry) == null, "each component once, not " + pid + " again");
            }
            expect(json, json.nextToken() == null, "nothing after the last brace");
            return entries;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new IOException(file + ": line " + line + ": " + Xml.oneLine(words(e)), e);
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            throw new IOException(file + ": " + Xml.oneLine(message), e);
        }
    }

    private static Map<String, Object> properties(JsonParser json) throws IOException {
        Map<String, Object> properties = new TreeMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = writable(json, json.currentName());
            json.nextToken();
            if (name.startsWith(":")) {
                json.skipChildren();
                continue;
            }
            int colon = name.lastIndexOf(':');
            Scalar type = colon > 0 ? typeOf(name.substring(colon + 1).replace("[]", "")) : null;
            String key = type == null ? name : name.substring(0, colon);
            expect(json, !key.isBlank(), "a key, not '" + name + "'");
            expect(json, !properties.containsKey(key), "each key once, not " + key + " again");
            properties.put(key, value(json, key, type));
        }
        return properties;
    }

    private static Scalar typeOf(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "STRING", "LONG", "DOUBLE", "FLOAT", "INTEGER", "BYTE", "BOOLEAN", "SHORT", "CHAR" ->
                Scalar.valueOf(name.toUpperCase(Locale.ROOT));
            case "INT" -> Scalar.INTEGER;
            case "CHARACTER" -> Scalar.CHAR;
            default -> null;
        };
    }

    private static Object value(JsonParser json, String key, Scalar type) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return scalar(json, key, type);
        }
        List<Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Object element = scalar(json, key, type);
            expect(json, element != null, "no null in the list of " + key);
            elements.add(element);
        }
        if (elements.stream().anyMatch(Substitution::appliesTo)) {
            elements.replaceAll(String::valueOf); // what they are comes with what they stand for
        }
        Class<?> common = elements.isEmpty() ? String.class : elements.get(0).getClass();
        Object array = Array.newInstance(common, elements.size());
        for (int i = 0; i < elements.size(); i++) {
            expect(json, common.isInstance(elements.get(i)), "values of one type in the list of " + key);
            Array.set(array, i, elements.get(i));
        }
        return array;
    }

    private static Object scalar(JsonParser json, String key, Scalar type) throws IOException {
        Object value =
                switch (json.currentToken()) {
                    case VALUE_STRING -> writable(json, json.getText());
                    case VALUE_TRUE -> true;
                    case VALUE_FALSE -> false;
                    case VALUE_NUMBER_INT -> json.getLongValue();
                    case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
                    case VALUE_NULL -> null;
                    default -> throw fault(json, "a text, number, true, false or a list of them for " + key);
                };
        if (type == null || value == null || Substitution.appliesTo(value)) {
            return value;
        }
        try {
            return Values.parse(type, json.getText());
        } catch (IllegalArgumentException e) {
            throw fault(json, "a value of type " + type + " for " + key);
        }
    }

    /** Without the parser's remarks about its own settings. */
    private static String words(JsonProcessingException e) {
        return e.getOriginalMessage().replaceFirst(" \\(start marker at .*", "");
    }

    /** What no snapshot can hold must not be set. */
    private static String writable(JsonParser json, String text) throws IOException {
        try {
            SnapshotXml.escape(text);
            return text;
        } catch (IOException e) {
            throw new IOException(
                    "line " + json.currentTokenLocation().getLineNr() + ": " + e.getMessage() + place(json), e);
        }
    }

    private static void expect(JsonParser json, boolean right, String what) throws IOException {
        if (!right) {
            throw fault(json, what);
        }
    }

    private static IOException fault(JsonParser json, String what) {
        return new IOException("line " + json.currentTokenLocation().getLineNr() + ": expected " + what + place(json));
    }

    /** The way to a fault, as a JSON pointer. */
    private static String place(JsonParser json) {
        String pointer = json.getParsingContext().pathAsPointer().toString();
        return pointer.isEmpty() ? "" : " (at " + pointer.replaceAll("\\p{Cntrl}", "?") + ")";
    }

    /** Configurations as the same JSON; passwords are starred out. */
    static String write(Iterable<Configured> components) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            for (Configured component : components) {
                json.writeObjectFieldStart(component.servicePid());
                for (Map.Entry<String, Object> property : component.properties().entrySet()) {
                    json.writeFieldName(property.getKey());
                    boolean array = property.getValue().getClass().isArray();
                    if (array) {
                        json.writeStartArray();
                    }
                    for (Object element : Values.elements(property.getValue(), false)) {
                        write(json, element);
                    }
                    if (array) {
                        json.writeEndArray();
                    }
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Double || value instanceof Float) {
            json.writeNumber(((Number) value).doubleValue());
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else {
            json.writeString(String.valueOf(value));
        }
    }
}
