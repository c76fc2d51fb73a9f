// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidegate.api.system.Verdict;
import java.io.IOException;
import java.util.Comparator;

/**
 * One reason why the verdict is not OK.
 *
 * @param severity FAILED or DEGRADED
 * @param kind what the source is
 * @param source symbolic name, PID or asset
 * @param name the source for an operator
 * @param text one line
 * @param since when it was seen first, epoch milliseconds; 0 until it is dated
 */
record Cause(Verdict severity, Kind kind, String source, String name, String text, long since) {

    /** In the order in which one explains the other. */
    enum Kind {
        BUNDLE("bundle"),
        COMPONENT("component"),
        CHECK("check"),
        CHANNELS("channels");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** What stays the same while the trouble lasts, whatever its text says. */
    record Key(Kind kind, String source, String name) {}

    /** FAILED first, a bundle before what follows from it, then the oldest. */
    static final Comparator<Cause> WORST_FIRST = Comparator.comparing(Cause::severity, Comparator.reverseOrder())
            .thenComparing(cause -> cause.kind != Kind.BUNDLE)
            .thenComparing(Cause::since)
            .thenComparing(Cause::kind)
            .thenComparing(Cause::source)
            .thenComparing(Cause::name);

    Key key() {
        return new Key(kind, source, name);
    }

    Cause dated(long time) {
        return new Cause(severity, kind, source, name, text, time);
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("severity", severity.name());
        json.writeStringField("kind", kind.word);
        json.writeStringField("source", source);
        json.writeStringField("name", name);
        json.writeStringField("text", text);
        json.writeNumberField("since", since);
        json.writeEndObject();
    }
}
