// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValues;
import io.tidegate.api.system.BundleState;
import io.tidegate.api.system.CheckState;
import io.tidegate.api.system.ComponentState;
import io.tidegate.api.system.GatewayState;
import io.tidegate.api.system.Verdict;
import io.tidegate.itests.support.Await;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** What is read over real HTTP. */
class ReadingIT {

    @TempDir
    private Path data;

    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = new Gateway(data).started();
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void channelsShowConfigurationAndValue() throws Exception {
        gateway.cache.good("pump", "speed", 1450.5);
        gateway.cache.good("pump", "setpoint", 1450);
        gateway.cache.bad("pump", "setpoint", "plc1: timeout");

        List<Map<String, Object>> channels = Tree.list(read("channels"), "channels");

        assertThat(channels).extracting(c -> c.get("channel")).containsExactly("reset", "setpoint", "speed");
        assertThat(channels.get(0)).containsEntry("quality", "NONE").containsEntry("value", null);
        assertThat(channels.get(1))
                .containsEntry("quality", "BAD")
                .containsEntry("value", null)
                .containsEntry("reason", "plc1: timeout")
                .containsEntry("lastValue", 1450);
        assertThat(channels.get(2))
                .containsEntry("unit", "1/min")
                .containsEntry("driver", "plc1")
                .containsEntry("access", "READ")
                .containsEntry("type", "DOUBLE")
                .containsEntry("value", 1450.5)
                .containsEntry("staleAfter", 3000);
        assertThat(read("channels/pump/speed")).isEqualTo(channels.get(2));
    }

    @Test
    void historyIsBoundedAndOldestFirst() throws Exception {
        for (int i = 0; i < 5; i++) {
            gateway.cache.good("pump", "speed", (double) i);
        }
        assertThat(Tree.list(read("channels/pump/speed/history?most=2"), "samples"))
                .extracting(s -> s.get("value"))
                .containsExactly(3.0, 4.0);
        for (String most : List.of("0", "10001", "x", "")) {
            Map<String, Object> problem = problem("channels/pump/speed/history?most=" + most, 400);
            assertThat(problem).containsEntry("field", "most");
            assertThat((String) problem.get("detail")).contains("'" + most + "'", "from 1 to 10000");
        }
    }

    @Test
    void unknownThingsAreSaidToBeSo() throws Exception {
        assertThat((String) problem("channels/pump/none", 404).get("detail")).contains("pump/none");
        assertThat((String) problem("nothing", 404).get("detail")).contains("nothing");
        problem("events?topics=values,nothing", 400);
    }

    @Test
    void staleChannelsDegradeTheVerdict() throws Exception {
        gateway.cache.good("pump", "speed", 1.0, Duration.ofSeconds(4));
        Await.until("stale", () -> read("health").get("verdict").equals("DEGRADED"));
        Map<String, Object> cause = Tree.list(read("health"), "causes").get(0);
        assertThat(cause)
                .containsEntry("kind", "channels")
                .containsEntry("source", "pump")
                .containsEntry("text", "1 of 3 channels is STALE: speed");
        assertThat(Tree.member(read("health"), "counts"))
                .containsEntry("stale", 1)
                .containsEntry("none", 2)
                .containsEntry("channels", 3);
    }

    @Test
    void causesAreRankedAndKeepTheirTime() throws Exception {
        gateway.state.checks.add(new CheckState("Cloud", "mqtt", Verdict.DEGRADED, List.of("no broker")));
        Await.until("degraded", () -> read("health").get("verdict").equals("DEGRADED"));
        Object since = Tree.list(read("health"), "causes").get(0).get("since");
        gateway.state.components.add(new ComponentState("c", "p", "b", 1, "unsatisfied", "waits for Driver"));
        gateway.state.notRunning.add(
                new BundleState("io.x", "1.0.0", "resolved", "A", "", 40, "operator", true, false));
        Await.until("failed", () -> read("health").get("verdict").equals("FAILED"));

        List<Map<String, Object>> causes = Tree.list(read("health"), "causes");
        assertThat(causes).extracting(c -> c.get("kind")).containsExactly("bundle", "component", "check");
        assertThat(causes).extracting(c -> c.get("severity")).containsExactly("FAILED", "FAILED", "DEGRADED");
        assertThat(causes.get(2)).containsEntry("since", since).containsEntry("text", "no broker");
    }

    /** A swap of the cache or of the deployment bundle must not look like a broken gateway. */
    @Test
    void missingServicesAreNamed() throws Exception {
        gateway.cache.good("pump", "speed", 1.0);
        gateway.unregister(gateway.cache);
        assertThat(read("channels/pump/speed"))
                .containsEntry("quality", "NONE")
                .containsEntry("reason", "the cache is not running");
        problem("channels/pump/speed/history", 503);
        gateway.register(LatestValues.class, gateway.cache);
        assertThat(read("channels/pump/speed")).containsEntry("quality", "GOOD");

        gateway.unregister(gateway.state);
        problem("bundles", 503);
        problem("components", 503);
        Await.until("failed", () -> read("health").get("verdict").equals("FAILED"));
        gateway.register(GatewayState.class, gateway.state);
        Await.until("ok", () -> read("health").get("verdict").equals("OK"));
    }

    @Test
    void assetThatIsReplacedKeepsItsChannelsAndDeletedOneGoes() throws Exception {
        gateway.cache.good("pump", "speed", 1.0);
        gateway.unregister(gateway.pump);
        assertThat(Tree.list(read("channels"), "channels")).hasSize(3);
        gateway.register("pump", gateway.pump.without("reset").with("odd näme", ChannelType.READ, DataType.STRING, ""));
        assertThat(Tree.list(read("channels"), "channels")).hasSize(3);
        assertThat(read("channels/pump/odd%20n%C3%A4me")).containsEntry("channel", "odd näme");

        gateway.unregister(gateway.pump);
        gateway.cache.values.clear();
        gateway.tellRemoved(new ChannelId("pump", "speed"));
        assertThat(Tree.list(read("channels"), "channels")).isEmpty();
        assertThat(Tree.list(read("assets"), "assets")).isEmpty();
    }

    @Test
    void gatewayTellsWhoItIsAndWhere() throws Exception {
        assertThat(read("gateway"))
                .containsEntry("version", "1.2.3")
                .containsEntry("profile", "test")
                .containsEntry("writable", false)
                .containsEntry("http", Map.of("address", "127.0.0.1:" + gateway.port()));
        assertThat(gateway.health().getStatus()).isEqualTo(Result.Status.OK);
        gateway.rest.stop(Bundle.STOP_TRANSIENT);
        assertThat(data.resolve("run/http.port")).doesNotExist();
    }

    @Test
    void takenPortIsNamed(@TempDir Path other) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Gateway without = new Gateway(other, "org.osgi.service.http.port=" + taken.getLocalPort())) {
            without.rest.start();
            Result result = without.health();
            assertThat(result.getStatus()).isEqualTo(Result.Status.WARN);
            assertThat(result.toString()).contains("'" + taken.getLocalPort() + "'");
            assertThat(Files.exists(other.resolve("run/http.port"))).isFalse();
        }
    }

    /** The HTTP server itself tries only once. */
    @Test
    void takenPortIsOpenedOnceItIsFree() throws Exception {
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        try (taken) {
            gateway.configureHttp(Map.of(
                    "org.osgi.service.http.port", taken.getLocalPort(), "org.apache.felix.http.host", "127.0.0.1"));
            gateway.awaitConfigured();
            assertThat(gateway.health().toString()).contains("'" + taken.getLocalPort() + "' can't be opened");
        }
        gateway.reachable();

        assertThat(gateway.port()).isEqualTo(taken.getLocalPort());
        assertThat(gateway.health().getStatus()).isEqualTo(Result.Status.OK);
    }

    /** An operator chooses another port while the console runs. */
    @Test
    void changedPortIsFoundAgain() throws Exception {
        int before = gateway.port();
        gateway.configureHttp(Map.of("org.osgi.service.http.port", 0, "org.apache.felix.http.host", "127.0.0.1"));
        Path file = data.resolve("run/http.port");
        Await.until(
                "another port",
                () -> Files.exists(file) && !Files.readString(file).strip().equals(Integer.toString(before)));
        gateway.reachable();
        assertThat(read("gateway")).containsEntry("http", Map.of("address", "127.0.0.1:" + gateway.port()));
    }

    private Map<String, Object> read(String path) throws Exception {
        return Tree.object(gateway.get("/api/v1/" + path).body());
    }

    private Map<String, Object> problem(String path, int status) throws Exception {
        var answer = gateway.get("/api/v1/" + path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        return Tree.object(answer.body());
    }
}
