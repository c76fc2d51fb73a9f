// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.standard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.Gateway;
import io.tidegate.itests.support.Homes;
import io.tidegate.itests.support.Mosquitto;
import io.tidegate.itests.support.Ports;
import io.tidegate.itests.support.Probes;
import io.tidegate.itests.support.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The demo's plant and gateway, with mosquitto as both brokers and an HTTP endpoint that counts what a route posts. */
final class DemoPlant implements AutoCloseable {

    /** How values travel, as the topics of the demo's publishers name it; the last one is the route's. */
    static final List<String> WAYS = List.of("modbus", "opcua", "mqtt", "route");

    private static final Path TEMPLATE =
            Path.of("distribution/demo/src/main/resources/io/tidegate/distribution/demo/demo-plant.json");
    private static final Duration FIRST = Duration.ofSeconds(30);

    private final HttpServer endpoint;
    private final AtomicInteger posts = new AtomicInteger();
    private final Mosquitto broker;
    private final Program subscriber;
    private final Gateway gateway;

    private DemoPlant(Path folder) throws IOException {
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/levels", this::count);
        endpoint.start();
        broker = Mosquitto.start(folder.resolve("mosquitto"));
        subscriber = broker.subscribe("itest", "demo/tidegate-demo/data/#");
        Path data = folder.resolve("data");
        Files.writeString(Files.createDirectories(data.resolve("config")).resolve("plant.json"), configuration());
        gateway = Gateway.startDemo(Homes.demo(), data);
    }

    /** Starts everything, installs the test-only bundle, and waits until values came by every way. */
    static DemoPlant start(Path folder) throws Exception {
        DemoPlant plant = new DemoPlant(folder);
        try {
            Gateway.Answer probe = plant.gateway.cli("install", Probes.jar().toString());
            if (probe.exit() != 0) {
                throw new AssertionError("the probe is not installed: " + probe.output());
            }
            plant.awaitFlow("the start", FIRST);
            return plant;
        } catch (Exception | AssertionError e) {
            plant.close();
            throw e;
        }
    }

    Gateway gateway() {
        return gateway;
    }

    /** Where the console is. */
    URI console() throws IOException {
        Path port = gateway.data().resolve("run/http.port");
        Await.until("the console's port in " + port, FIRST, () -> Files.exists(port));
        return URI.create("http://127.0.0.1:" + Files.readString(port).strip() + "/");
    }

    /** Waits until values that were sent from now on have come by every way. */
    void awaitFlow(String after, Duration limit) {
        List<Integer> before = WAYS.stream().map(this::count).toList();
        for (int i = 0; i < WAYS.size(); i++) {
            String way = WAYS.get(i);
            int seen = before.get(i);
            // Two, because the first one may have been on its way already.
            Await.until("values by " + way + " after " + after, limit, () -> count(way) >= seen + 2);
        }
    }

    private int count(String way) {
        return way.equals("route")
                ? posts.get()
                : (int) subscriber.lines().stream()
                        .filter(line -> line.startsWith("demo/tidegate-demo/data/" + way + "/"))
                        .count();
    }

    private void count(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            posts.incrementAndGet();
        }
    }

    private String configuration() throws IOException {
        return Files.readString(Homes.root().resolve(TEMPLATE))
                .replace("@PLANT_PORT@", String.valueOf(Ports.free()))
                .replace("@OPCUA_PORT@", String.valueOf(Ports.free()))
                .replace("@HTTP_PORT@", "0")
                .replace(
                        "@MAINTENANCE_PORT@",
                        String.valueOf(endpoint.getAddress().getPort()))
                .replace("@BROKER_PORT@", String.valueOf(Ports.free()))
                .replace("@PLANT_BROKER_URL@", broker.url())
                .replace("@BROKER_URL@", broker.url());
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
        }
        subscriber.close();
        broker.close();
        endpoint.stop(0);
    }
}
