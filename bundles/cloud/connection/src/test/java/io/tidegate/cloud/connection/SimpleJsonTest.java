// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimpleJsonTest {

    private final SimpleJson json = new SimpleJson();

    @Test
    void writesEveryTypeOfMetric() throws KuraException {
        assertThat(metric(21.5)).isEqualTo("21.5");
        assertThat(metric(21.5f)).isEqualTo("21.5");
        assertThat(metric(7)).isEqualTo("7");
        assertThat(metric(Long.MAX_VALUE)).isEqualTo("9223372036854775807");
        assertThat(metric(true)).isEqualTo("true");
        assertThat(metric("a\"é")).isEqualTo("\"a\\\"é\"");
        assertThat(metric(new byte[] {1, 2, 3})).isEqualTo("\"AQID\"");
    }

    @Test
    void leavesOutWhatJsonHasNoNumberFor() throws KuraException {
        KuraPayload payload = new KuraPayload();
        payload.addMetric("a", Double.NaN);
        payload.addMetric("b", Double.POSITIVE_INFINITY);
        payload.addMetric("c", Float.NEGATIVE_INFINITY);
        payload.addMetric("d", 1.0);
        assertThat(text(payload)).isEqualTo("{\"metrics\":{\"d\":1.0}}");
    }

    @Test
    void writesTimePositionAndBody() throws KuraException {
        KuraPayload payload = new KuraPayload();
        payload.setTimestamp(Date.from(Instant.ofEpochMilli(1_700_000_000_000L)));
        KuraPosition position = new KuraPosition();
        position.setLatitude(46.5);
        position.setLongitude(13.25);
        position.setSatellites(3);
        payload.setPosition(position);
        payload.setBody("hi".getBytes(StandardCharsets.UTF_8));
        assertThat(text(payload))
                .isEqualTo("{\"sentOn\":1700000000000,"
                        + "\"position\":{\"latitude\":46.5,\"longitude\":13.25,\"satellites\":3},\"body\":\"aGk=\"}");
        KuraPayload back = json.decode(json.encode(payload));
        assertThat(back.getTimestamp()).isEqualTo(payload.getTimestamp());
        assertThat(back.getPosition().getLatitude()).isEqualTo(46.5);
        assertThat(back.getPosition().getSatellites()).isEqualTo(3);
        assertThat(back.getBody()).isEqualTo(payload.getBody());
    }

    @Test
    void readsNumbersAsLongOrDoubleAndKeysInAnyCase() {
        KuraPayload payload =
                decode("{\"SentOn\":5,\"METRICS\":{\"a\":1,\"b\":1.5,\"c\":true,\"d\":\"x\",\"e\":null}}");
        assertThat(payload.metrics()).isEqualTo(Map.of("a", 1L, "b", 1.5, "c", true, "d", "x"));
        assertThat(payload.getTimestamp()).isEqualTo(Date.from(Instant.ofEpochMilli(5)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[1]",
                "{\"other\":1}",
                "{\"metrics\":{\"a\":[1]}}",
                "{\"metrics\":{}} x",
                "{\"sentOn\":"
            })
    void anythingElseBecomesTheBody(String text) {
        KuraPayload payload = decode(text);
        assertThat(payload.metrics()).isEmpty();
        assertThat(new String(payload.getBody(), StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, a/b, true",
        "a/+, a/b, true",
        "a/+, a/b/c, false",
        "a/#, a, true",
        "a/#, a/b/c, true",
        "b, a, false"
    })
    void filtersMatchAsMqttSays(String filter, String topic, boolean matches) {
        assertThat(Topics.matches(Topics.levels(filter), Topics.levels(topic), 0))
                .isEqualTo(matches);
    }

    @Test
    void refusesOtherObjectsNamingTheMetric() {
        KuraPayload payload = new KuraPayload();
        assertThatThrownBy(() -> {
                    payload.addMetric("m", new Object());
                    json.encode(payload);
                })
                .isInstanceOfAny(KuraException.class, RuntimeException.class);
    }

    private String metric(Object value) throws KuraException {
        KuraPayload payload = new KuraPayload();
        payload.addMetric("m", value);
        String text = text(payload);
        assertThat(text).startsWith("{\"metrics\":{\"m\":").endsWith("}}");
        return text.substring("{\"metrics\":{\"m\":".length(), text.length() - 2);
    }

    private String text(KuraPayload payload) throws KuraException {
        return new String(json.encode(payload), StandardCharsets.UTF_8);
    }

    private KuraPayload decode(String text) {
        return json.decode(text.getBytes(StandardCharsets.UTF_8));
    }
}
