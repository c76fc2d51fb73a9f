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
 * @param plantPort where the simulated plant answers
 * @param broker where the values go
 */
record DemoPlant(int plantPort, URI broker) {

    private static final String NOTES = "demo.properties";

    static DemoPlant configure(DemoOptions options) throws IOException {
        int plantPort = freePort(5020);
        int brokerPort = freePort(1883);
        URI broker = options.broker() != null ? options.broker() : URI.create("mqtt://127.0.0.1:" + brokerPort);
        String template;
        try (InputStream in = DemoPlant.class.getResourceAsStream("demo-plant.json")) {
            template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Path folder = Files.createDirectories(options.data().resolve("config"));
        Files.writeString(
                folder.resolve("demo-plant.json"),
                template.replace("@PLANT_PORT@", String.valueOf(plantPort))
                        .replace("@BROKER_PORT@", String.valueOf(brokerPort))
                        .replace("@BROKER_URL@", broker.toString()));
        DemoPlant plant = new DemoPlant(plantPort, broker);
        plant.remember(options.data());
        return plant;
    }

    /** What {@link #configure} wrote for the demo that runs on this data root. */
    static DemoPlant recall(Path data) throws IOException {
        Path file = data.resolve(NOTES);
        if (!Files.exists(file)) {
            throw new IOException("no demo runs on " + data + ": start ./tidegate demo in another terminal first");
        }
        Properties notes = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            notes.load(in);
        }
        return new DemoPlant(
                Integer.parseInt(notes.getProperty("plant.port")), URI.create(notes.getProperty("broker")));
    }

    private void remember(Path data) throws IOException {
        Files.writeString(data.resolve(NOTES), "plant.port=" + plantPort + "\nbroker=" + broker + "\n");
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
