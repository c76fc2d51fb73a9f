// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Debian's mosquitto on a loopback port. Keeps sessions and queued messages in its folder, so that one started later in the
 * same folder and on the same port goes on where this one was stopped.
 */
public final class Mosquitto implements AutoCloseable {

    private final int port;
    private final Path folder;
    private Program program;

    private Mosquitto(int port, Path folder) {
        this.port = port;
        this.folder = folder;
    }

    /** Starts it on a free port and waits until it accepts connections. */
    public static Mosquitto start(Path folder) throws IOException {
        return start(Ports.free(), folder);
    }

    public static Mosquitto start(int port, Path folder) throws IOException {
        Mosquitto mosquitto = new Mosquitto(port, folder);
        mosquitto.start();
        return mosquitto;
    }

    /** Starts it again after {@link #stop}. */
    public void start() throws IOException {
        Path config = Files.createDirectories(folder).resolve("mosquitto.conf");
        Files.writeString(
                config,
                """
                listener %d 127.0.0.1
                allow_anonymous true
                persistence true
                persistence_location %s/
                max_queued_messages 0
                max_inflight_messages 0
                user root
                """
                        .formatted(port, folder.toAbsolutePath()));
        program = new Program("mosquitto", new ProcessBuilder("mosquitto", "-c", config.toString()));
        Await.until("mosquitto accepts connections on port " + port, Duration.ofSeconds(10), this::accepts);
    }

    public int port() {
        return port;
    }

    public String url() {
        return "mqtt://127.0.0.1:" + port;
    }

    /** Stops it in order: it saves its sessions. */
    public void stop() throws InterruptedException {
        program.stop(Duration.ofSeconds(10));
    }

    /** {@code mosquitto_sub} printing topic and payload of each message, one line each, with a session that survives. */
    public Program subscribe(String clientId, String topic) throws IOException {
        List<String> command = List.of(
                "mosquitto_sub",
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(port),
                "-i",
                clientId,
                "-c",
                "-q",
                "1",
                "-t",
                topic,
                "-F",
                "%t %p");
        return new Program("mosquitto_sub", new ProcessBuilder(command));
    }

    @Override
    public void close() {
        program.close();
    }

    private boolean accepts() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        }
    }
}
