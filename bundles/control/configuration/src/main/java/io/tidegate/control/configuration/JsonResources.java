// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;

/**
 * Configurations as JSON, in the form of the OSGi Configurator: {@code {"<pid>": {..}, "<factoryPid>~<name>": {"key":
 * value, "key:Integer": "5"}}}. Null removes a key.
 */
final class JsonResources {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonResources() {}

    /**
     * One entry as written; a null value says that the key is to be removed.
     *
     * @param lines where it is written
     */
    record Entry(String pid, String factoryPid, Map<String, Object> properties, Lines lines) {}

    /** @throws IOException if the file can't be read or breaks the format, naming it and the place */
    static SortedMap<String, Entry> read(Path file) throws IOException {
        return read(file, false);
    }

    /** As {@link #read(Path)}, with encrypted secrets as {@link CipherText}. */
    static SortedMap<String, Entry> document(Path file) throws IOException {
        return read(file, true);
    }

    private static SortedMap<String, Entry> read(Path file, boolean secrets) throws IOException {
        byte[] content = Limits.content(file, Limits.DOCUMENT_BYTES);
        try {
            return JsonReader.read(content, secrets);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
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
