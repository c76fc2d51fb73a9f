// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes.mqtt;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * Lets nothing be read before the first byte is written. Paho starts its threads one after the other and waits for each for
 * ever, also for one that has already ended: as a reader has if the broker closes the connection at once. The first write
 * comes when all of them have started.
 */
final class GatedNetwork implements NetworkModule {

    private final NetworkModule network;
    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile boolean abandoned;

    GatedNetwork(NetworkModule network) {
        this.network = network;
    }

    /** Waits until Paho's threads have started or never will: only then can they be ended. */
    void settle(Duration limit) {
        try {
            abandoned = !gate.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            abandoned = true;
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() throws IOException, MqttException {
        try {
            network.start();
        } catch (IOException | MqttException | RuntimeException e) {
            gate.countDown();
            throw e;
        }
        if (abandoned) {
            stop();
            throw new IOException("connected too late");
        }
    }

    @Override
    public void stop() throws IOException {
        gate.countDown();
        network.stop();
    }

    @Override
    public String getServerURI() {
        return network.getServerURI();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(network.getInputStream()) {
            @Override
            public int read() throws IOException {
                awaitGate();
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                awaitGate();
                return super.read(bytes, offset, length);
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(network.getOutputStream()) {
            @Override
            public void write(int value) throws IOException {
                gate.countDown();
                out.write(value);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                gate.countDown();
                out.write(bytes, offset, length);
            }
        };
    }

    private void awaitGate() throws IOException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
