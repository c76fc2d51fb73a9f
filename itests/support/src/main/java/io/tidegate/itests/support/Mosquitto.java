// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.support;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Debian's mosquitto on a loopback port, with its own clients. Keeps sessions and queued messages in its folder, so that one
 * started later in the same folder and on the same port goes on where this one was stopped.
 */
public final class Mosquitto implements AutoCloseable {

    private final int port;
    private final Path folder;
    private Program program;

    private Mosquitto(int port, Path folder) {
        this.port = port;
        this.folder = folder;
    }

    /** On a free port, not started yet. */
    public static Mosquitto in(Path folder) {
        return new Mosquitto(Ports.free(), folder);
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

    /** Starts it, also again after {@link #stop}; everybody may connect. */
    public void start() throws IOException {
        start("allow_anonymous true");
    }

    /** The same with lines of mosquitto.conf, which say who may connect. */
    public void start(String... settings) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "user root",
                "persistence true",
                "persistence_location " + folder.toAbsolutePath() + "/",
                "max_queued_messages 0",
                "max_inflight_messages 0",
                "listener " + port + " 127.0.0.1"));
        lines.addAll(List.of(settings));
        Path config = Files.write(Files.createDirectories(folder).resolve("mosquitto.conf"), lines);
        program = run(List.of("mosquitto", "-c", config.toString()));
        awaitListener(port);
    }

    /** Waits for a further listener of the settings; they open one after another. */
    public void awaitListener(int port) {
        Await.until("mosquitto accepts connections on port " + port, () -> accepts(port), program::output);
    }

    public int port() {
        return port;
    }

    public String url() {
        return "mqtt://127.0.0.1:" + port;
    }

    /** Stops it in order: it saves its sessions. */
    public void stop() throws InterruptedException {
        program.stop(Await.LIMIT);
    }

    /** As a power cut does it. */
    public void kill() throws InterruptedException {
        if (program != null) {
            program.kill();
        }
    }

    /** {@code mosquitto_pub} at least once; returns when the broker has the message. */
    public void publish(String topic, byte[] payload, String... options) throws IOException, InterruptedException {
        List<String> command = client("mosquitto_pub", "-q", "1", "-t", topic, "-s");
        command.addAll(List.of(options));
        try (Program publisher = run(command)) {
            try (OutputStream out = publisher.process().getOutputStream()) {
                out.write(payload);
            }
            if (publisher.awaitExit(Await.LIMIT) != 0) {
                throw new IOException("mosquitto_pub: " + publisher.output());
            }
        }
    }

    public void publish(String topic, String payload, String... options) throws IOException, InterruptedException {
        publish(topic, payload.getBytes(StandardCharsets.UTF_8), options);
    }

    /** {@code mosquitto_sub} printing topic and payload of each message, one line each, with a session that survives. */
    public Program subscribe(String clientId, String topic) throws IOException {
        return listen("%t %p", "-i", clientId, "-c", "-q", "1", "-t", topic);
    }

    /** {@code mosquitto_sub} printing a line of this format for each message, with these options. */
    public Program listen(String format, String... options) throws IOException {
        List<String> command = client("mosquitto_sub", "-F", format);
        command.addAll(List.of(options));
        return run(command);
    }

    /** Kills it if it still runs. */
    @Override
    public void close() {
        if (program != null) {
            program.close();
        }
    }

    private List<String> client(String name, String... options) {
        List<String> command = new ArrayList<>(List.of(name, "-h", "127.0.0.1", "-p", String.valueOf(port)));
        command.addAll(List.of(options));
        return command;
    }

    private static Program run(List<String> command) throws IOException {
        try {
            return new Program(command.get(0), new ProcessBuilder(command));
        } catch (IOException e) {
            throw new IOException("this test needs the packages mosquitto and mosquitto-clients", e);
        }
    }

    private static boolean accepts(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        }
    }
}
