// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.Problem;
import io.tidegate.lib.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;

/** What wire components make of their settings, and of single records. */
class FiltersTest {

    private static final WireRecord RECORD = new WireRecord(Map.of(
            "temp", TypedValues.newIntegerValue(1),
            "temp_timestamp", TypedValues.newLongValue(2),
            "flow", TypedValues.newIntegerValue(3)));

    @Test
    void wholeNamesThatMatchStayOrGo() {
        assertThat(regex("regex.filter", "temp.*").filtered(RECORD).getProperties())
                .containsOnlyKeys("temp", "temp_timestamp");
        assertThat(regex("regex.filter", "temp", "filter.type", 2)
                        .filtered(RECORD)
                        .getProperties())
                .containsOnlyKeys("temp_timestamp", "flow");
        assertThat(regex("regex.filter", "none", "filter.type", "1")
                        .filtered(RECORD)
                        .getProperties())
                .isEmpty();
        assertThat(regex("regex.filter", " ").filtered(RECORD)).isSameAs(RECORD);
    }

    @Test
    void settingsThatNoComponentCanUseAreRefusedByTheValidator() {
        assertThat(problem(RegexFilter.PID, "regex.filter", "(a"))
                .isEqualTo("c: regex.filter = '(a' is not allowed: a regular expression (Unclosed group near index 2)");
        assertThat(problem(RegexFilter.PID, "filter.type", 3)).contains("a whole number from 1 to 2");
        assertThat(problem(Fifo.PID, "queue.capacity", 0)).contains("a whole number from 1 to 1000000");
        assertThat(problem(Join.PID, "barrier", "perhaps")).contains("true or false");
        assertThat(problem(MessageSource.PID, "body.property.type", "FLOAT")).contains("one of BYTE_ARRAY, STRING");
        assertThatThrownBy(() -> regex("regex.filter", "(a")).hasMessageContaining("regex.filter = '(a'");
    }

    @Test
    void messageBecomesARecordOfItsMetricsAndPerhapsItsBody() {
        KuraPayload payload = new KuraPayload();
        payload.addMetric("t", 21.5);
        payload.addMetric("on", true);
        payload.addMetric("nothing", null);
        payload.addMetric("odd", new Object());
        payload.setBody("grün".getBytes(StandardCharsets.UTF_8));

        assertThat(subscriber().record(payload).getProperties())
                .isEqualTo(Map.<String, TypedValue<?>>of(
                        "t", TypedValues.newDoubleValue(21.5), "on", TypedValues.newBooleanValue(true)));
        assertThat(subscriber("set.property.from.body", "b").record(payload).getProperties())
                .containsEntry("b", TypedValues.newByteArrayValue(payload.getBody()));
        assertThat(subscriber("set.property.from.body", "b", "body.property.type", "STRING")
                        .record(payload)
                        .getProperties())
                .containsEntry("b", TypedValues.newStringValue("grün"));
    }

    @Test
    void portNamesAreReadFromOneTextOrSeveralAndWhatIsNoneIsLeftOut() {
        assertThat(PortNames.of("0=then\n1 = else", 2)).isEqualTo(Map.of(0, "then", 1, "else"));
        assertThat(PortNames.of(new String[] {"1=else", "2=beyond", "0=out0", "x=y", "0="}, 2))
                .isEqualTo(Map.of(1, "else"));
        assertThat(PortNames.of(null, 2)).isEmpty();
    }

    private static RegexFilterSettings regex(Object... keysAndValues) {
        return RegexFilterSettings.of(new Settings("c", map(keysAndValues)));
    }

    private static SubscriberSettings subscriber(Object... keysAndValues) {
        return SubscriberSettings.of(new Settings("c", map(keysAndValues)));
    }

    private static String problem(String factory, String key, Object value) {
        return new WiresValidator()
                .validate(new Candidate("c", factory, Map.of(key, value), pid -> Optional.empty())).stream()
                        .map(Problem::toString)
                        .findFirst()
                        .orElse("");
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new java.util.HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
