// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.datapath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The configuration of a gateway that reads 100 registers of one device and publishes each reading as one message. */
final class Plant {

    static final String TOPICS = "itest/gateway/data/#";
    static final String DRIVER = "io.tidegate.drivers.modbus";
    static final String ASSET = "org.eclipse.kura.wire.WireAsset~line1";
    static final String GRAPH = "org.eclipse.kura.wire.graph.WireGraphService";
    static final String TRANSPORT = "org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport";
    static final int REGISTERS = 100;

    private final Map<String, Map<String, Object>> components = new LinkedHashMap<>();

    Plant(int fieldPort, String broker, int pollMillis) {
        put(
                TRANSPORT + "~" + TRANSPORT,
                "broker-url",
                broker,
                "client-id",
                "gateway",
                "topic.context.account-name",
                "itest");
        put(
                "org.eclipse.kura.data.DataService~org.eclipse.kura.data.DataService",
                "DataTransportService.target",
                "(kura.service.pid=" + TRANSPORT + ")",
                "connect.retry-interval",
                1);
        put(
                "org.eclipse.kura.cloud.CloudService~org.eclipse.kura.cloud.CloudService",
                "DataService.target",
                "(kura.service.pid=org.eclipse.kura.data.DataService)");
        put(
                "org.eclipse.kura.cloud.publisher.CloudPublisher~readings",
                "cloud.endpoint.service.pid",
                "org.eclipse.kura.cloud.CloudService",
                "appId",
                "data",
                "app.topic",
                "$assetName",
                "qos",
                1);
        put("org.eclipse.kura.wire.CloudPublisher~publish", "CloudPublisher.target", "(kura.service.pid=readings)");
        put(DRIVER + "~plc1", "host", "127.0.0.1", "port", fieldPort);
        put(ASSET, "driver.pid", "plc1", "poll.interval.ms", pollMillis);
        for (int i = 0; i < REGISTERS; i++) {
            put(ASSET, "r" + i + "#+name", "r" + i, "r" + i + "#+type", "READ", "r" + i + "#+value.type", "INTEGER");
            put(ASSET, "r" + i + "#unit.id", 1, "r" + i + "#primary.table", "HOLDING_REGISTERS");
            put(ASSET, "r" + i + "#memory.address", i, "r" + i + "#data.type", "UINT16");
        }
        put(
                GRAPH,
                "WireGraph",
                "{\"components\":[{\"pid\":\"line1\",\"inputPortCount\":1,\"outputPortCount\":1},"
                        + "{\"pid\":\"publish\",\"inputPortCount\":1,\"outputPortCount\":0}],"
                        + "\"wires\":[{\"emitter\":\"line1\",\"emitterPort\":0,\"receiver\":\"publish\",\"receiverPort\":0}]}");
    }

    /** Adds or replaces keys of a component. */
    Plant put(String component, Object... keysAndValues) {
        Map<String, Object> properties = components.computeIfAbsent(component, c -> new LinkedHashMap<>());
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return this;
    }

    /** Writes it where a gateway on this data root reads it. */
    void configure(Path data) throws IOException {
        Files.writeString(Files.createDirectories(data.resolve("config")).resolve("plant.json"), json());
    }

    String json() {
        return components.entrySet().stream()
                .map(c -> quote(c.getKey()) + ":"
                        + c.getValue().entrySet().stream()
                                .map(p -> quote(p.getKey()) + ":" + value(p.getValue()))
                                .collect(Collectors.joining(",", "{", "}")))
                .collect(Collectors.joining(",\n", "{", "}"));
    }

    private static String value(Object value) {
        return value instanceof Number || value instanceof Boolean ? value.toString() : quote(value.toString());
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
