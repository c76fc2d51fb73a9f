// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.Mosquitto;
import io.tidegate.itests.support.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/** A real broker, and a client of it that sees everything. */
final class CloudSide implements AutoCloseable {

    /** A message as the broker delivers it; the payload in hexadecimal digits. */
    private record Message(String topic, String payload) {}

    private final Mosquitto broker;
    private final Program subscriber;

    CloudSide(Path folder) throws IOException {
        broker = Mosquitto.start(folder);
        subscriber = broker.listen("%t %x", "-t", "#", "-t", "$EDC/#");
        Await.until("the subscriber hears", () -> {
            publish("probe", new byte[] {1});
            return !seen().isEmpty();
        });
    }

    String url() {
        return broker.url();
    }

    void publish(String topic, byte[] payload) throws IOException, InterruptedException {
        broker.publish(topic, payload);
    }

    /** Waits for a message on the topic and returns its payload. */
    byte[] payload(String topic) {
        Await.until(topic, () -> count(topic) > 0, () -> seen().stream()
                .map(Message::topic)
                .toList());
        return seen().stream()
                .filter(message -> message.topic().equals(topic))
                .findFirst()
                .map(message -> HexFormat.of().parseHex(message.payload()))
                .orElseThrow();
    }

    long count(String topic) {
        return seen().stream().filter(message -> message.topic().equals(topic)).count();
    }

    private List<Message> seen() {
        return subscriber.lines().stream()
                .map(line -> line.split(" ", 2))
                .map(parts -> new Message(parts[0], parts[1]))
                .toList();
    }

    @Override
    public void close() {
        subscriber.close();
        broker.close();
    }
}
