// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** An MQTT client that has nothing to do with the gateway: what it prints went all the way. */
final class PlantSubscriber implements AutoCloseable {

    /** The topics of the demo's publishers; the level behind {@code data} is the protocol that the values came by. */
    private static final String TOPICS = "demo/tidegate-demo/data/+/#";

    private static final JsonFactory JSON = new JsonFactory();

    private final URI broker;
    private final Arrivals arrivals;
    private final Screen screen;
    private final MqttClient client;

    PlantSubscriber(URI broker, Arrivals arrivals, Screen screen) throws IOException {
        this.broker = broker;
        this.arrivals = arrivals;
        this.screen = screen;
        try {
            client = new MqttClient(
                    "tcp://" + broker.getHost() + ":" + broker.getPort(),
                    "demo-" + UUID.randomUUID().toString().substring(0, 8),
                    new MemoryPersistence());
        } catch (MqttException e) {
            throw new IOException(broker + ": " + cause(e), e);
        }
    }

    URI broker() {
        return broker;
    }

    boolean isConnected() {
        return client.isConnected();
    }

    void connect() throws MqttException {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setConnectionTimeout(2);
        client.connect(options);
        client.subscribe(TOPICS, 1, this::arrived);
    }

    static String cause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }

    private void arrived(String topic, MqttMessage message) throws IOException {
        Map<String, String> metrics = metrics(message.getPayload());
        String way = topic.split("/", -1)[3];
        String asset = metrics.getOrDefault("assetName", "?");
        metrics.forEach((name, value) -> {
            if (name.equals("assetName") || name.endsWith("_timestamp")) {
                return;
            }
            boolean bad = name.endsWith("_error");
            String channel = bad ? name.substring(0, name.length() - "_error".length()) : name;
            String time = metrics.get(channel + "_timestamp");
            arrivals.arrived(way, asset + "/" + channel, value, !bad, time == null ? -1 : Long.parseLong(time));
        });
    }

    private static Map<String, String> metrics(byte[] payload) throws IOException {
        Map<String, String> metrics = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(payload)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME
                        && json.currentName().equals("metrics")) {
                    json.nextToken();
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        String name = json.currentName();
                        json.nextToken();
                        metrics.put(name, json.getText());
                    }
                }
            }
        }
        return metrics;
    }

    @Override
    public void close() {
        try {
            client.disconnectForcibly(200, 200);
            client.close(true);
        } catch (MqttException e) {
            screen.note("closing the demo's client: " + cause(e));
        }
    }
}
