// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tidegate.api.audit.Actor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The form in which a {@link Change} lies beside its snapshot: a flat JSON object of texts. */
final class ChangeFile {

    private static final JsonFactory JSON = new JsonFactory();

    private ChangeFile() {}

    static byte[] write(Change change) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("time", change.time().toString());
            json.writeStringField("entrypoint", change.actor().entryPoint());
            json.writeStringField("identity", change.actor().identity());
            json.writeStringField("ip", change.actor().address());
            json.writeStringField("action", change.action());
            json.writeStringField("comment", change.comment());
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if it is not of this form */
    static Change read(byte[] content) throws IOException {
        Map<String, String> texts = texts(content);
        try {
            return new Change(
                    Instant.parse(texts.getOrDefault("time", "")),
                    new Actor(texts.get("entrypoint"), texts.get("identity"), texts.get("ip")),
                    texts.getOrDefault("action", "unknown"),
                    texts.getOrDefault("comment", ""));
        } catch (DateTimeException e) {
            throw new IOException("time = '" + texts.get("time") + "' is no time", e);
        }
    }

    /** The texts of a flat object; anything else in it is skipped. */
    static Map<String, String> texts(byte[] content) throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser json = JSON.createParser(content)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("expected an object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_STRING) {
                    texts.put(key, json.getText());
                } else {
                    json.skipChildren();
                }
            }
        }
        return texts;
    }
}
