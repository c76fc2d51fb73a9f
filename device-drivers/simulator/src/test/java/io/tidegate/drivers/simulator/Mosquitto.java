// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The broker that most plants meet first, as a process on a port of its own. */
final class Mosquitto {

    private final Path folder;
    private final int port;
    private Process process;

    /** Not started yet. */
    Mosquitto(Path folder) throws IOException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    void start(String... settings) throws Exception {
        Path config = folder.resolve("mosquitto.conf");
        List<String> lines = new ArrayList<>(List.of("user root", "listener " + port + " 127.0.0.1"));
        lines.addAll(settings.length == 0 ? List.of("allow_anonymous true") : List.of(settings));
        Files.write(config, lines);
        try {
            process = new ProcessBuilder("mosquitto", "-c", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("mosquitto.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException("this test needs a real broker: install the package mosquitto", e);
        }
        Await.until("mosquitto answers", this::answers);
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    String url() {
        return "mqtt://127.0.0.1:" + port;
    }

    /** As a device does it, which knows nothing of us. */
    void publish(String topic, String payload, String... options) throws Exception {
        List<String> command = client("mosquitto_pub", topic);
        command.addAll(List.of("-q", "1", "-s"));
        command.addAll(List.of(options));
        Process device = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var stdin = device.getOutputStream()) {
            stdin.write(payload.getBytes(StandardCharsets.UTF_8));
        }
        if (!device.waitFor(10, TimeUnit.SECONDS) || device.exitValue() != 0) {
            throw new IOException(
                    "mosquitto_pub: " + new String(device.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Prints the payloads of a topic, one a line. */
    Process subscribe(String topic) throws IOException {
        List<String> command = client("mosquitto_sub", topic);
        command.addAll(List.of("-F", "%p %q %r"));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private List<String> client(String program, String topic) {
        return new ArrayList<>(List.of(program, "-h", "127.0.0.1", "-p", String.valueOf(port), "-t", topic));
    }

    /** As a power cut does it. */
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }
}
