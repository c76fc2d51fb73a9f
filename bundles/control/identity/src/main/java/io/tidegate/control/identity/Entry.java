// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tidegate.api.audit.Actor;
import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.Difference;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A numbered record as a line of JSON. */
record Entry(long number, AuditRecord content) {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** The record as a JSON object on one line. */
    static String json(long number, AuditRecord content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("n", number);
            fields(content, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static void fields(AuditRecord content, JsonGenerator json) throws IOException {
        json.writeStringField("time", content.time().toString());
        json.writeStringField("action", content.action());
        json.writeStringField("subject", content.subject());
        json.writeStringField("entrypoint", content.actor().entryPoint());
        json.writeStringField("identity", content.actor().identity());
        json.writeStringField("ip", content.actor().address());
        json.writeArrayFieldStart("differences");
        for (Difference difference : content.differences()) {
            json.writeStartObject();
            json.writeStringField("name", difference.name());
            json.writeStringField("before", difference.before());
            json.writeStringField("after", difference.after());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("result", content.result());
    }

    /** Reads a line. @throws IOException if it is none of a record */
    static Entry parse(byte[] line) throws IOException {
        List<Difference> differences = new ArrayList<>();
        Map<String, String> texts = new HashMap<>();
        try (JsonParser json = FACTORY.createParser(line)) {
            expect(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.START_ARRAY) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        differences.add(difference(json));
                    }
                } else {
                    texts.put(name, json.getValueAsString(null));
                }
            }
            AuditRecord content = new AuditRecord(
                    Instant.parse(texts.getOrDefault("time", "")),
                    texts.get("action"),
                    texts.get("subject"),
                    new Actor(texts.get("entrypoint"), texts.get("identity"), texts.get("ip")),
                    differences,
                    texts.get("result"));
            return new Entry(Long.parseLong(texts.get("n")), content);
        } catch (DateTimeException | NumberFormatException | NullPointerException e) {
            throw new IOException("not a record", e);
        }
    }

    private static Difference difference(JsonParser json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            texts.put(name, json.getValueAsString(null));
        }
        return new Difference(texts.get("name"), texts.get("before"), texts.get("after"));
    }

    private static void expect(boolean so) throws IOException {
        if (!so) {
            throw new IOException("not a record");
        }
    }
}
