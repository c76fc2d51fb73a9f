// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** What is written over real HTTP. */
class WritingIT {

    private static final String VALUE = "/api/v1/channels/pump/setpoint/value";
    private static final String BODY = "{\"value\":1}";

    @TempDir
    private Path data;

    @Test
    void writtenValueIsReadBack() throws Exception {
        try (Gateway gateway = demo()) {
            Map<String, Object> written = answer(gateway.write("pump/setpoint", "1500"), 200);
            assertThat(written)
                    .containsEntry("asset", "pump")
                    .containsEntry("channel", "setpoint")
                    .containsEntry("written", 1500);
            assertThat(Tree.member(written, "readBack"))
                    .containsEntry("value", 1500)
                    .containsEntry("quality", "GOOD")
                    .containsEntry("age", 0);
            assertThat(gateway.pump.memory).containsEntry("setpoint", TypedValues.newIntegerValue(1500));
            assertThat(gateway.pump.behalf).containsEntry("entrypoint", "REST").containsEntry("ip", "127.0.0.1");

            assertThat(answer(gateway.write("pump/reset", "true"), 200)).containsEntry("readBack", null);
        }
    }

    @Test
    void writesNeedTheDemo() throws Exception {
        try (Gateway gateway = new Gateway(data).started()) {
            assertThat((String) answer(gateway.write("pump/setpoint", "1"), 403).get("detail"))
                    .contains("--demo");
            assertThat(gateway.pump.memory).isEmpty();
        }
    }

    @Test
    void writesOfOtherSitesAreRefused() throws Exception {
        try (Gateway gateway = demo()) {
            HttpResponse<String> refused = gateway.put(VALUE, BODY, "Content-Type", "application/json");
            answer(refused, 403);
            assertThat(refused.headers().firstValue("Connection"))
                    .as("its body was not read, so nothing more may be sent on this connection")
                    .hasValue("close");
            answer(
                    gateway.put(
                            VALUE,
                            BODY,
                            "Content-Type",
                            "application/json",
                            "X-Tidegate",
                            "1",
                            "Origin",
                            "http://evil.example"),
                    403);
            answer(gateway.put(VALUE, BODY, "Content-Type", "text/plain", "X-Tidegate", "1"), 415);
            answer(gateway.put(VALUE, BODY, "X-Tidegate", "1"), 415);
            assertThat(gateway.pump.memory).isEmpty();
        }
    }

    @Test
    void whatDoesNotFitIsRefusedAsItIs() throws Exception {
        try (Gateway gateway = demo()) {
            for (String value : List.of("2147483648", "1.5", "\"1\"", "true", "null", "{}", "1e99999999")) {
                Map<String, Object> problem = answer(gateway.write("pump/setpoint", value), 400);
                assertThat(problem).containsEntry("field", "value");
                assertThat((String) problem.get("detail")).contains("from -2147483648 to 2147483647");
            }
            answer(gateway.write("pump/setpoint", "1,\"value\":2"), 400);
            answer(gateway.write("pump/setpoint", "1,\"more\":2"), 400);
            answer(gateway.write("pump/setpoint", "1}{"), 400);
            answer(gateway.write("pump/setpoint", "oops"), 400);
            answer(gateway.write("pump/speed", "1"), 409);
            answer(gateway.write("pump/none", "1"), 404);
            answer(gateway.write("pump/setpoint", "\"" + "x".repeat(70_000) + "\""), 413);
            assertThat(gateway.pump.memory).isEmpty();
        }
    }

    @Test
    void whatTheDeviceSaysIsHandedOn() throws Exception {
        try (Gateway gateway = demo()) {
            gateway.pump.refusal = "illegal data value";
            assertThat(answer(gateway.write("pump/setpoint", "1"), 502)).containsEntry("detail", "illegal data value");
            gateway.pump.refusal = "";
            gateway.pump.lost = true;
            assertThat((String) answer(gateway.write("pump/setpoint", "1"), 502).get("detail"))
                    .contains("plc1: connection; refused");
            gateway.unregister(gateway.pump);
            assertThat((String) answer(gateway.write("pump/setpoint", "1"), 503).get("detail"))
                    .contains("asset pump is not running");
        }
    }

    @Test
    void writesThatComeToNoAssetAreRecordedHere() throws Exception {
        try (Gateway gateway = demo()) {
            gateway.write("pump/setpoint", "1");
            gateway.write("pump/speed", "1");
            gateway.write("pump/none", "1");
            gateway.write("nobody/none", "1");
            gateway.write("pump/setpoint", "1.5");
            gateway.put(VALUE, BODY, "Content-Type", "application/json");

            assertThat(gateway.trail.lines())
                    .containsExactly(
                            "REST from 127.0.0.1, device.write, pump, pump/speed: pump/speed is a READ channel",
                            "REST from 127.0.0.1, device.write, pump, pump/none: there is no channel pump/none",
                            "REST from 127.0.0.1, device.write, , nobody/none: there is no channel nobody/none",
                            "REST from 127.0.0.1, device.write, pump, pump/setpoint: value = '1.5' is not allowed: a"
                                    + " whole number from -2147483648 to 2147483647",
                            "REST from 127.0.0.1, device.write, pump, pump/setpoint: a write needs the header"
                                    + " X-Tidegate: 1");
        }
    }

    /** A device that hangs holds up its own writers only, and not the stop of the bundle. */
    @Test
    void hangingWriteHoldsUpNobodyElse() throws Exception {
        try (Gateway gateway = demo()) {
            gateway.pump.held = new CountDownLatch(1);
            List<Thread> writers = java.util.stream.IntStream.range(0, 8)
                    .mapToObj(i -> new Thread(() -> quietly(gateway)))
                    .toList();
            writers.forEach(Thread::start);
            Await.until("eight writes", () -> gateway.pump.writing.get() == 8);
            assertThat((String) answer(gateway.write("pump/setpoint", "1"), 503).get("detail"))
                    .contains("8 writes");
            assertThat(gateway.get("/api/v1/channels").statusCode()).isEqualTo(200);
            long begin = System.nanoTime();
            gateway.rest.stop(Bundle.STOP_TRANSIENT);
            assertThat(System.nanoTime() - begin).isLessThan(5_000_000_000L);
            assertThat(Gateway.threads()).isEmpty();
            for (Thread writer : writers) {
                writer.join(Await.LIMIT.toMillis());
            }
        }
    }

    private static void quietly(Gateway gateway) {
        try {
            gateway.write("pump/setpoint", "1");
        } catch (java.io.IOException | InterruptedException e) {
            // The bundle was stopped meanwhile.
        }
    }

    private Gateway demo() throws Exception {
        return new Gateway(data, "tidegate.demo=true").started();
    }

    private static Map<String, Object> answer(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Tree.object(answer.body());
    }
}
