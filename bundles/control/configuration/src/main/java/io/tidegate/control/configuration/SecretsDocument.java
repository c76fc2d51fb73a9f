// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code {"name": "text"}}. A fault tells the place, and never what stands there: it may be a piece of a secret. */
final class SecretsDocument {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private SecretsDocument() {}

    /** @throws IOException if it is not of this form, with the place */
    @SuppressWarnings("UnusedException") // a parser's words quote what they are about
    static SortedMap<String, String> read(byte[] document) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        try (JsonParser json = JSON.createParser(document)) {
            try {
                expect(json, json.nextToken() == JsonToken.START_OBJECT, "an object {\"name\": \"text\"}");
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    String text = json.nextTextValue();
                    expect(json, text != null, "a text for the name " + name);
                    texts.put(name, text);
                }
                expect(json, json.nextToken() == null, "nothing after the last brace");
            } catch (JsonProcessingException e) {
                boolean twice = e.getOriginalMessage().startsWith("Duplicate field");
                JsonLocation at = e.getLocation() == null ? json.currentLocation() : e.getLocation();
                throw fault(at, twice ? "each name once" : "an object {\"name\": \"text\"}, whole and in quotes");
            }
        }
        return texts;
    }

    private static void expect(JsonParser json, boolean right, String what) throws IOException {
        if (!right) {
            throw fault(json.currentTokenLocation(), what);
        }
    }

    private static IOException fault(JsonLocation at, String what) {
        return new IOException(FaultLine.of(at.getLineNr(), at.getColumnNr(), "expected " + what, ""));
    }

    static byte[] write(Map<String, Encrypted> secrets) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            for (Map.Entry<String, Encrypted> entry : secrets.entrySet()) {
                json.writeStringField(entry.getKey(), entry.getValue().text());
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
