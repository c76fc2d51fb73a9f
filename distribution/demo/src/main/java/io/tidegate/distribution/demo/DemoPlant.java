// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The demo's configuration, written into the data root as a configuration file.
 *
 * @param modbusPort where the simulated plant answers by Modbus TCP
 * @param opcuaPort where it answers by OPC UA
 * @param httpPort where the console is
 * @param maintenancePort where the system listens that a route posts to
 * @param broker where the values go
 */
record DemoPlant(int modbusPort, int opcuaPort, int httpPort, int maintenancePort, URI broker) {

    private static final String NOTES = "demo.properties";

    static DemoPlant configure(DemoOptions options) throws IOException {
        int brokerPort = freePort(1883);
        URI plantBroker = URI.create("mqtt://127.0.0.1:" + brokerPort);
        DemoPlant plant = new DemoPlant(
                freePort(5020),
                freePort(4840),
                freePort(8080),
                freePort(0),
                options.broker() != null ? options.broker() : plantBroker);
        String template;
        try (InputStream in = DemoPlant.class.getResourceAsStream("demo-plant.json")) {
            template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Path folder = Files.createDirectories(options.data().resolve("config"));
        Files.writeString(
                folder.resolve("demo-plant.json"),
                template.replace("@PLANT_PORT@", String.valueOf(plant.modbusPort))
                        .replace("@OPCUA_PORT@", String.valueOf(plant.opcuaPort))
                        .replace("@HTTP_PORT@", String.valueOf(plant.httpPort))
                        .replace("@MAINTENANCE_PORT@", String.valueOf(plant.maintenancePort))
                        .replace("@BROKER_PORT@", String.valueOf(brokerPort))
                        .replace("@PLANT_BROKER_URL@", plantBroker.toString())
                        .replace("@BROKER_URL@", plant.broker.toString()));
        Files.writeString(options.data().resolve(NOTES), "broker=" + plant.broker + "\n");
        return plant;
    }

    URI console() {
        return URI.create("http://127.0.0.1:" + httpPort + "/");
    }

    /** The broker of the demo that runs on this data root. */
    static URI brokerOf(Path data) throws IOException {
        Path file = data.resolve(NOTES);
        if (!Files.exists(file)) {
            throw new IOException("no demo runs on " + data + ": start ./tidegate demo in another terminal first");
        }
        Properties notes = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            notes.load(in);
        }
        return URI.create(notes.getProperty("broker"));
    }

    private static int freePort(int wanted) throws IOException {
        try (ServerSocket probe = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            }
        }
    }
}
