// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidegate.api.system.CheckState;
import io.tidegate.api.system.Verdict;
import java.io.IOException;
import java.util.List;

/**
 * The verdict, why, and the numbers.
 *
 * @param since when the verdict became this one, epoch milliseconds
 * @param causes the worst first
 */
record Health(
        Verdict verdict,
        long since,
        List<Cause> causes,
        int bundles,
        int bundlesRunning,
        Tally channels,
        List<CheckState> checks) {

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("verdict", verdict.name());
        json.writeNumberField("since", since);
        Json.array(json, "causes", causes, (out, cause) -> cause.write(out));
        json.writeObjectFieldStart("counts");
        json.writeNumberField("bundles", bundles);
        json.writeNumberField("bundlesRunning", bundlesRunning);
        channels.write(json);
        json.writeEndObject();
        Json.array(json, "checks", checks, Health::check);
        json.writeEndObject();
    }

    private static void check(JsonGenerator json, CheckState check) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", check.name());
        json.writeStringField("pid", check.pid());
        json.writeStringField("verdict", check.verdict().name());
        Json.array(json, "lines", check.lines(), JsonGenerator::writeString);
        json.writeEndObject();
    }
}
