// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** What is wrong with a request, told as RFC 9457 says. */
final class Problem extends RuntimeException {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;
    private final String field;

    /** @param field the member or parameter that is wrong; empty if it is not one of them */
    Problem(int status, String title, String detail, String field) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
        this.field = field;
    }

    static Problem bad(String field, String detail) {
        return new Problem(400, "Bad request", detail, field);
    }

    static Problem forbidden(String detail) {
        return new Problem(403, "Forbidden", detail, "");
    }

    static Problem unknown(String detail) {
        return new Problem(404, "Not found", detail, "");
    }

    static Problem conflict(String detail) {
        return new Problem(409, "Conflict", detail, "");
    }

    static Problem refused(String detail) {
        return new Problem(502, "The device refused", detail, "");
    }

    static Problem unavailable(String detail) {
        return new Problem(503, "Not available now", detail, "");
    }

    int status() {
        return status;
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("title", title);
        json.writeNumberField("status", status);
        json.writeStringField("detail", getMessage());
        if (!field.isEmpty()) {
            json.writeStringField("field", field);
        }
        json.writeEndObject();
    }
}
