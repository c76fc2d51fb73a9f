// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;

/** The body of a write: {@code {"value": ...}}. */
final class WriteBody {

    private static final int MOST_BYTES = 64 << 10;

    private WriteBody() {}

    /** @throws Problem if it is no JSON or too large */
    static byte[] read(HttpServletRequest request) {
        String type = request.getContentType() == null ? "" : request.getContentType();
        String mediaType = type.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
        if (!mediaType.equals(Answers.JSON)) {
            throw new Problem(
                    415,
                    "Unsupported media type",
                    "Content-Type = '" + type + "' is not allowed: application/json",
                    "");
        }
        try {
            byte[] body = request.getContentLengthLong() > MOST_BYTES
                    ? new byte[MOST_BYTES + 1]
                    : request.getInputStream().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw new Problem(413, "Content too large", "at most " + MOST_BYTES + " bytes are taken", "");
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Problem if it is not one object with just a value of that type in it */
    static TypedValue<?> parse(byte[] body, DataType type) {
        try (JsonParser json = Json.FACTORY.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw notAsked();
            }
            TypedValue<?> value = null;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                if (!json.currentName().equals(ValueParser.FIELD)) {
                    throw Problem.bad(json.currentName(), "'" + json.currentName() + "' is unknown: only value is");
                }
                json.nextToken();
                value = ValueParser.parse(json, type);
            }
            if (value == null || json.nextToken() != null) {
                throw notAsked();
            }
            return value;
        } catch (JsonProcessingException e) {
            throw Problem.bad("", "the body is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem notAsked() {
        return Problem.bad(ValueParser.FIELD, "the body must be one object: {\"value\": ...}");
    }
}
