// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * A value inside of a JSON document.
 *
 * @param kind its first token
 * @param text a string without its quotes, a number as it is written, an object or array as JSON
 */
record JsonText(JsonToken kind, String text) {

    // Names come from the plant: none of them is to be remembered.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    /**
     * Looks up a value, of several with the same name the last.
     *
     * @return null if there is none
     * @throws IllegalArgumentException if the document is not JSON from its beginning to its end
     */
    static JsonText find(byte[] document, JsonPointer pointer) {
        try (JsonParser parser = FACTORY.createParser(document)) {
            if (parser.nextToken() == null) {
                throw new IllegalArgumentException("is not JSON: it is empty");
            }
            JsonText found = descend(parser, pointer);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("is not JSON: something follows its end");
            }
            return found;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the first token of a value to its last. */
    private static JsonText descend(JsonParser parser, JsonPointer pointer) throws IOException {
        if (pointer == null) {
            parser.skipChildren();
            return null;
        }
        if (pointer.matches()) {
            return value(parser);
        }
        JsonText found = null;
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                JsonPointer rest = pointer.matchProperty(parser.currentName());
                parser.nextToken();
                JsonText here = descend(parser, rest);
                found = rest == null ? found : here;
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                JsonText here = descend(parser, pointer.matchElement(i));
                found = here == null ? found : here;
            }
        }
        return found;
    }

    private static JsonText value(JsonParser parser) throws IOException {
        JsonToken kind = parser.currentToken();
        if (!kind.isStructStart()) {
            return new JsonText(kind, parser.getText());
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            generator.copyCurrentStructure(parser);
        }
        return new JsonText(kind, text.toString());
    }
}
