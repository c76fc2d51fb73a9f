// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.Random;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected bytes were worked out by hand from the Protocol Buffers encoding and Kura's message definition. */
class KuraProtobufTest {

    // Field 5000, a message of 14 bytes: name "t", type DOUBLE, 21.5.
    private static final String DOUBLE_METRIC = "c2b8020e" + "0a0174" + "1000" + "190000000000803540";

    @Test
    void writesTheBytesThatKuraReads() throws KuraException {
        KuraPayload payload = new KuraPayload();
        payload.setTimestamp(Date.from(Instant.ofEpochMilli(150)));
        KuraPosition position = new KuraPosition();
        position.setLatitude(1);
        position.setLongitude(-2);
        position.setSatellites(3);
        payload.setPosition(position);
        payload.addMetric("t", 21.5);
        payload.addMetric("i", -1);
        payload.addMetric("gone", null);
        payload.setBody("hi".getBytes(StandardCharsets.UTF_8));

        assertThat(hex(KuraProtobuf.encode(payload)))
                .isEqualTo("089601"
                        + "1214" + "09000000000000f03f" + "1100000000000000c0" + "4003"
                        + DOUBLE_METRIC
                        + "c2b80210" + "0a0169" + "1003" + "30ffffffffffffffffff01"
                        + "cab80202" + "6869");
    }

    @Test
    void readsThemBack() throws Exception {
        KuraPayload payload = allTypes();
        KuraPayload back = KuraProtobuf.decode(KuraProtobuf.encode(payload));
        assertThat(back.metricNames()).isEqualTo(payload.metricNames());
        for (String name : payload.metricNames()) {
            assertThat(back.getMetric(name)).as(name).isEqualTo(payload.getMetric(name));
        }
        assertThat(back.getTimestamp()).isEqualTo(payload.getTimestamp());
        assertThat(back.getBody()).isEqualTo(payload.getBody());
        assertThat(back.getPosition()).usingRecursiveComparison().isEqualTo(payload.getPosition());
    }

    @Test
    void passesOverFieldsThatItDoesNotKnow() throws IOException {
        // An extension (field 3), a group (field 4) with a field in it, a 32-bit number (field 6), then the metric.
        KuraPayload payload = KuraProtobuf.decode(bytes("1a0161" + "23280124" + "3501020304" + DOUBLE_METRIC));
        assertThat(payload.metrics()).containsExactly(java.util.Map.entry("t", 21.5));
    }

    @Test
    void typeSaysWhichValueCounts() throws IOException {
        // Type BOOL with only a double beside it: the default of a boolean.
        assertThat(KuraProtobuf.decode(bytes("c2b8020e0a01741004190000000000803540"))
                        .getMetric("t"))
                .isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "68656c6c6f", // "hello"
                "7b7d", // "{}"
                "2831", // a well-formed field that no payload has
                "00", // field number 0
                "0880", // a number that does not end
                "08ffffffffffffffffffff01", // one of more than 64 bits
                "cab802ffffffff0f", // a body of 4 GiB
                "cab80203abcd", // a body longer than the rest
                "c2b802030a0174", // a metric without type
                "c2b8020510070a0174", // a metric of an unknown type
                "120909000000000000f03f", // a position without longitude
                "23232323232323232323232323232323232323232323232323232323232323232323232323" // groups without end
            })
    void whatIsNoPayloadBecomesTheBody(String hex) {
        KuraPayload payload = PayloadEncoding.KURA_PROTOBUF.decode(bytes(hex));
        assertThat(payload.metrics()).isEmpty();
        assertThat(hex(payload.getBody())).isEqualTo(hex);
    }

    /** Whatever arrives: the bytes are kept as the body, or read; nothing else is thrown, nothing beyond them is read. */
    @Test
    void damagedPayloadsNeverFailOtherwise() throws Exception {
        byte[] whole = KuraProtobuf.encode(allTypes());
        for (int length = 0; length < whole.length; length++) {
            assertThat(PayloadEncoding.KURA_PROTOBUF.decode(Arrays.copyOf(whole, length)))
                    .isNotNull();
        }
        Random random = new Random(5000);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = whole.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(PayloadEncoding.KURA_PROTOBUF.decode(damaged)).isNotNull();
            byte[] noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            assertThat(PayloadEncoding.KURA_PROTOBUF.decode(noise)).isNotNull();
        }
    }

    @Test
    void compressedPayloadsAreRecognised() throws KuraException {
        byte[] compressed = PayloadEncoding.KURA_PROTOBUF.encode(allTypes(), true);
        assertThat(Gzip.isCompressed(compressed)).isTrue();
        assertThat(PayloadEncoding.KURA_PROTOBUF.decode(compressed).getMetric("double"))
                .isEqualTo(21.5);
    }

    /** A few kB from a stranger must not fill the memory. */
    @Test
    void compressedPayloadThatWouldBeHugeStaysAsItCame() {
        byte[] bomb = Gzip.compress(new byte[DataSettings.PAYLOAD_BYTES + 1]);
        assertThat(PayloadEncoding.KURA_PROTOBUF.decode(bomb).getBody()).isEqualTo(bomb);
        byte[] broken = Arrays.copyOf(Gzip.compress(new byte[100]), 15);
        assertThat(PayloadEncoding.KURA_PROTOBUF.decode(broken).getBody()).isEqualTo(broken);
    }

    @Test
    void refusesWhatItCannotCarryNamingIt() {
        KuraPayload payload = new KuraPayload();
        payload.addMetric("short", (short) 1);
        assertThatThrownBy(() -> KuraProtobuf.encode(payload))
                .isInstanceOf(KuraException.class)
                .hasMessageContaining("metric short is a java.lang.Short");
        payload.removeAllMetrics();
        payload.setPosition(new KuraPosition());
        assertThatThrownBy(() -> KuraProtobuf.encode(payload))
                .isInstanceOf(KuraException.class)
                .hasMessageContaining("latitude");
    }

    @Test
    void applicationsMayEncodeAndDecodeThemselves() throws KuraException {
        ProtobufCoder coder = new ProtobufCoder();
        assertThat(coder.buildFromByteArray(coder.getBytes(allTypes(), true)).getMetric("string"))
                .isEqualTo("é\"");
        assertThat(hex(coder.getBytes(new KuraPayload(), false))).isEmpty();
        assertThatThrownBy(() -> coder.buildFromByteArray(bytes("00"))).isInstanceOf(KuraException.class);
    }

    private static KuraPayload allTypes() {
        KuraPayload payload = new KuraPayload();
        payload.setTimestamp(Date.from(Instant.ofEpochMilli(1_700_000_000_000L)));
        payload.addMetric("double", 21.5);
        payload.addMetric("not a number", Double.NaN);
        payload.addMetric("float", -0.5f);
        payload.addMetric("long", Long.MIN_VALUE);
        payload.addMetric("int", Integer.MIN_VALUE);
        payload.addMetric("bool", true);
        payload.addMetric("string", "é\"");
        payload.addMetric("bytes", new byte[] {0, -1});
        KuraPosition position = new KuraPosition();
        position.setLatitude(46.5);
        position.setLongitude(13.25);
        position.setAltitude(300);
        position.setPrecision(1.5);
        position.setHeading(90);
        position.setSpeed(0.25);
        position.setTimestamp(Date.from(Instant.ofEpochMilli(1_600_000_000_000L)));
        position.setSatellites(7);
        position.setStatus(2);
        payload.setPosition(position);
        payload.setBody(new byte[] {1, 2, 3});
        return payload;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
