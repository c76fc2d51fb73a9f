// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib.mqtt;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.internal.NetworkModule;

/**
 * Lets nothing be read before the first byte is written. Paho starts its threads one after the other, and waits for ever,
 * in a thread that cannot be ended, for one that has ended already: as a reader does if the broker closes the connection
 * at once. The first write comes after all of them have started. And no packet is longer than is agreed.
 */
final class GatedNetworkModule implements NetworkModule {

    /** Of a PUBLISH packet, beside its payload: the topic behind its length, and the message's id. */
    private static final int LONGEST_TOPIC_AND_ID = 2 + 0xFFFF + 2;

    private final NetworkModule module;
    private final int largestPacket;
    private final CountDownLatch gate = new CountDownLatch(1);

    /** @param largestPayload of a larger one a byte more comes at least, so that the receiver notices */
    GatedNetworkModule(NetworkModule module, int largestPayload) {
        this.module = module;
        largestPacket = largestPayload + 1 + LONGEST_TOPIC_AND_ID;
    }

    @Override
    public void start() throws IOException, MqttException {
        module.start();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(new ShortenedPackets(module.getInputStream(), largestPacket)) {
            /** Of a closed socket it would fail, and the reader would end: as good as a read. */
            @Override
            public int available() throws IOException {
                return gate.getCount() > 0 ? 0 : super.available();
            }

            @Override
            public int read() throws IOException {
                pass();
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                pass();
                return super.read(bytes, from, length);
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(module.getOutputStream()) {
            @Override
            public void write(int value) throws IOException {
                gate.countDown();
                out.write(value);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                gate.countDown();
                out.write(bytes, from, length);
            }
        };
    }

    private void pass() throws IOException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void stop() throws IOException {
        gate.countDown();
        module.stop();
    }

    @Override
    public String getServerURI() {
        return module.getServerURI();
    }
}
