// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The broker that most plants meet first, and a client of it that sees everything: real processes. */
final class Mosquitto {

    /** A message as the broker delivers it; the payload in hexadecimal digits. */
    record Message(String topic, String payload) {}

    final List<Message> seen = new CopyOnWriteArrayList<>();

    private final int port;
    private final Process broker;
    private final Process subscriber;

    Mosquitto(Path folder) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = folder.resolve("mosquitto.conf");
        Files.writeString(config, "user root\nlistener " + port + " 127.0.0.1\nallow_anonymous true\n");
        broker = start(List.of("mosquitto", "-c", config.toString()), folder.resolve("mosquitto.log"));
        Await.until("mosquitto answers", this::answers);
        subscriber = new ProcessBuilder(client("mosquitto_sub", "-t", "#", "-t", "$EDC/#", "-F", "%t %x"))
                .redirectError(folder.resolve("subscriber.log").toFile())
                .start();
        Thread reader = new Thread(this::read, "subscriber");
        reader.setDaemon(true);
        reader.start();
        Await.until("the subscriber hears", () -> {
            publish("probe", new byte[] {1});
            return !seen.isEmpty();
        });
    }

    String url() {
        return "mqtt://127.0.0.1:" + port;
    }

    void publish(String topic, byte[] payload) {
        try {
            Process publisher = new ProcessBuilder(client("mosquitto_pub", "-q", "1", "-t", topic, "-s")).start();
            try (OutputStream out = publisher.getOutputStream()) {
                out.write(payload);
            }
            publisher.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a message on the topic and returns its payload. */
    byte[] payload(String topic) {
        Await.until(topic, () -> count(topic) > 0, () -> seen.stream()
                .map(Message::topic)
                .toList());
        return seen.stream()
                .filter(message -> message.topic().equals(topic))
                .findFirst()
                .map(message -> HexFormat.of().parseHex(message.payload()))
                .orElseThrow();
    }

    long count(String topic) {
        return seen.stream().filter(message -> message.topic().equals(topic)).count();
    }

    void close() throws InterruptedException {
        subscriber.destroyForcibly().waitFor();
        broker.destroyForcibly().waitFor();
    }

    private static Process start(List<String> command, Path log) throws IOException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException("this test needs a real broker: install the package " + command.get(0), e);
        }
    }

    private List<String> client(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program, "-h", "127.0.0.1", "-p", "" + port));
        command.addAll(List.of(arguments));
        return command;
    }

    private void read() {
        try (BufferedReader lines = subscriber.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ", 2);
                seen.add(new Message(parts[0], parts[1]));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
