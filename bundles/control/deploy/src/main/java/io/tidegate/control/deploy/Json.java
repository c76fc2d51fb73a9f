// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** One JSON document on one line. */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** Writes the fields of an object, or the elements of an array. */
    @FunctionalInterface
    interface Body {
        void to(JsonGenerator json) throws IOException;
    }

    static String object(Body fields) {
        return text(json -> {
            json.writeStartObject();
            fields.to(json);
            json.writeEndObject();
        });
    }

    static void print(PrintWriter out, Body document) {
        out.println(text(document));
    }

    private static String text(Body document) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            document.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
