// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import io.tidegate.lib.mqtt.ClosableSockets;
import io.tidegate.lib.mqtt.GatedNetworkModuleFactory;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of the MQTT device; the next attempt is a new one. Thread-safe. */
final class MqttDeviceLink implements MqttCallback {

    private static final Logger LOG = LoggerFactory.getLogger(MqttDeviceLink.class);
    private static final int SECONDS = 3;

    /** In bytes: it takes nothing but a number. */
    private static final int LARGEST_MESSAGE = 1000;

    private final Consumer<byte[]> receiver;
    private final Consumer<Throwable> loser;
    private final ClosableSockets sockets = ClosableSockets.plain();
    private final MqttAsyncClient client;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final AtomicBoolean opened = new AtomicBoolean();

    /** @param loser is told once that an open connection broke */
    MqttDeviceLink(String url, Consumer<byte[]> receiver, Consumer<Throwable> loser) throws MqttException {
        this.receiver = receiver;
        this.loser = loser;
        String id = "demo-plant-" + UUID.randomUUID().toString().substring(0, 8);
        client = new MqttAsyncClient(GatedNetworkModuleFactory.url(url, LARGEST_MESSAGE), id, new MemoryPersistence());
    }

    /** Connects and subscribes, each within some seconds. */
    void open(String topic) throws MqttException {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(SECONDS);
        options.setSocketFactory(sockets.asPlainFactory());
        client.setCallback(this);
        Answer connected = new Answer();
        client.connect(options, null, connected);
        connected.await();
        Answer subscribed = new Answer();
        client.subscribe(topic, 1, null, subscribed);
        subscribed.await();
        opened.set(true);
        if (!client.isConnected()) {
            connectionLost(new MqttException(MqttException.REASON_CODE_CONNECTION_LOST));
        }
    }

    boolean isConnected() {
        return client.isConnected();
    }

    void publish(String topic, String text) throws MqttException {
        client.publish(topic, text.getBytes(StandardCharsets.UTF_8), 0, false);
    }

    /** Says good-bye and ends all threads. Never throws. */
    void close() {
        opened.set(false);
        if (client.isConnected()) {
            try {
                // Waits that long in any case: enough for the good-bye to be written.
                client.disconnectForcibly(0, 100);
            } catch (MqttException e) {
                LOG.debug("{}: while closing: {}", MqttDevice.PID, e.toString());
            }
        }
        abort();
    }

    /** Ends all threads, in whatever state the connection is: without its socket Paho ends by itself. Never throws. */
    void abort() {
        sockets.close();
        end.completeExceptionally(new MqttException(MqttException.REASON_CODE_CLIENT_DISCONNECTING));
    }

    @Override
    public void connectionLost(Throwable cause) {
        if (opened.getAndSet(false)) {
            loser.accept(cause == null ? new MqttException(MqttException.REASON_CODE_CONNECTION_LOST) : cause);
        }
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        if (message.getPayload().length > LARGEST_MESSAGE) {
            LOG.debug("{}: {}: a message of more than {} bytes", MqttDevice.PID, topic, LARGEST_MESSAGE);
            return;
        }
        receiver.accept(message.getPayload());
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
        // Nothing waits for it.
    }

    static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private final class Answer implements IMqttActionListener {

        private final CompletableFuture<Object> future = new CompletableFuture<>();

        void await() throws MqttException {
            try {
                CompletableFuture.anyOf(future, end).get(SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof MqttException failure ? failure : new MqttException(e.getCause());
            } catch (TimeoutException e) {
                throw new MqttException(MqttException.REASON_CODE_CLIENT_TIMEOUT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new MqttException(e);
            }
        }

        @Override
        public void onSuccess(IMqttToken token) {
            future.complete(token);
        }

        @Override
        public void onFailure(IMqttToken token, Throwable cause) {
            future.completeExceptionally(cause);
        }
    }
}
