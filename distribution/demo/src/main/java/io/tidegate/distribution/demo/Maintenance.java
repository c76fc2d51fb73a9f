// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;

/** Another system of the plant: an HTTP endpoint that takes what the gateway's route posts to it. */
final class Maintenance implements AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();

    private final HttpServer server;
    private final Arrivals arrivals;
    private final Screen screen;

    Maintenance(int port, Arrivals arrivals, Screen screen) throws IOException {
        this.arrivals = arrivals;
        this.screen = screen;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/levels", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> fields = fields(exchange);
            Instant time = Instant.parse(fields.getOrDefault("time", ""));
            arrivals.arrived(
                    "route",
                    fields.getOrDefault("channel", "?"),
                    fields.getOrDefault("value", "?"),
                    true,
                    time.toEpochMilli());
            exchange.sendResponseHeaders(204, -1);
        } catch (JsonProcessingException | DateTimeParseException e) {
            screen.fault("maintenance: what a route posted can't be read: " + e.getMessage());
            exchange.sendResponseHeaders(400, -1);
        }
    }

    private static Map<String, String> fields(HttpExchange exchange) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(exchange.getRequestBody())) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    fields.put(name, json.getText());
                }
            }
        }
        return fields;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
