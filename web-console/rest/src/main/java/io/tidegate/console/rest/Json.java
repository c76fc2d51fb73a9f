// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON by streaming: nothing here needs a tree. */
final class Json {

    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Writes one JSON value. */
    @FunctionalInterface
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private Json() {}

    static byte[] bytes(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** An object with one member, an array. */
    static <T> Body list(String name, Iterable<T> elements, Element<T> element) {
        return json -> {
            json.writeStartObject();
            array(json, name, elements, element);
            json.writeEndObject();
        };
    }

    static <T> void array(JsonGenerator json, String name, Iterable<T> elements, Element<T> element)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (T each : elements) {
            element.write(json, each);
        }
        json.writeEndArray();
    }

    /** Writes one element of an array. */
    @FunctionalInterface
    interface Element<T> {
        void write(JsonGenerator json, T element) throws IOException;
    }
}
