// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.demo;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Measures, at the broker, the time between two readings of the same asset. */
final class GapMeter implements AutoCloseable {

    private final MqttClient client;
    private final Map<String, Long> last = new HashMap<>();
    private long longest;

    GapMeter(URI broker) throws IOException {
        try {
            client = new MqttClient(
                    "tcp://" + broker.getHost() + ":" + broker.getPort(),
                    "gap-" + UUID.randomUUID().toString().substring(0, 8),
                    new MemoryPersistence());
            client.connect();
            client.subscribe("demo/tidegate-demo/data/modbus/#", 1, (topic, message) -> arrived(topic));
        } catch (MqttException e) {
            throw new IOException(broker + ": " + PlantSubscriber.cause(e), e);
        }
    }

    private synchronized void arrived(String topic) {
        long now = System.nanoTime();
        Long before = last.put(topic, now);
        if (before != null) {
            longest = Math.max(longest, (now - before) / 1_000_000);
        }
    }

    /** The longest gap since the last call, in milliseconds. */
    synchronized long longestGap() {
        long gap = longest;
        longest = 0;
        return gap;
    }

    @Override
    public void close() {
        try {
            client.disconnectForcibly(200, 200);
            client.close(true);
        } catch (MqttException e) {
            System.err.println("closing: " + PlantSubscriber.cause(e));
        }
    }
}
