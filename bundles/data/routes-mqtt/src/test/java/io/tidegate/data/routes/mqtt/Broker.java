// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes.mqtt;

import io.tidegate.data.routes.RoutesFramework;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's mosquitto on a loopback port; sessions survive a stop. The tests fail where it is not installed. */
final class Broker implements AutoCloseable {

    private final Path folder;
    private final int port;
    private Process process;

    Broker(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        Files.writeString(
                folder.resolve("mosquitto.conf"),
                """
                listener %d 127.0.0.1
                allow_anonymous true
                persistence true
                persistence_location %s/
                user root
                """
                        .formatted(port, folder.toAbsolutePath()));
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    Broker start() throws Exception {
        try {
            process = new ProcessBuilder(
                            "mosquitto", "-c", folder.resolve("mosquitto.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new AssertionError("this test needs the program mosquitto (Debian: mosquitto, mosquitto-clients)", e);
        }
        RoutesFramework.await("mosquitto accepts connections on port " + port, this::accepts);
        return this;
    }

    void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    /** A foreign client publishes, at least once. */
    void publish(String topic, String message) throws Exception {
        Process client = new ProcessBuilder(client("mosquitto_pub", topic, "-m", message)).start();
        if (!client.waitFor(10, TimeUnit.SECONDS) || client.exitValue() != 0) {
            throw new AssertionError("mosquitto_pub failed");
        }
    }

    /** A foreign client that ends after the first message, which it prints; retained ones come at once. */
    String first(String topic) throws Exception {
        Process client = new ProcessBuilder(client("mosquitto_sub", topic, "-C", "1", "-W", "10")).start();
        String line = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        client.waitFor(10, TimeUnit.SECONDS);
        return line.strip();
    }

    private List<String> client(String program, String topic, String... more) {
        List<String> command = new java.util.ArrayList<>(
                List.of(program, "-h", "127.0.0.1", "-p", String.valueOf(port), "-q", "1", "-t", topic));
        command.addAll(List.of(more));
        return command;
    }

    private boolean accepts() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
