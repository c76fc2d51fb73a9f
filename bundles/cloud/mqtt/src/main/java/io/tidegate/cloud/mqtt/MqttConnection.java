// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.mqtt;

import io.tidegate.lib.mqtt.ClosableSockets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.kura.data.DataTransportToken;
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

/** One connection from its beginning to its end; the next attempt is a new one. Thread-safe. */
final class MqttConnection implements MqttCallback {

    private static final Logger LOG = LoggerFactory.getLogger(MqttConnection.class);

    private static final int REFUSED = 0x80;

    /** Paho counts only what its sender has taken up already; the limit is kept here. */
    private static final int MOST_OF_PAHO = 65_535;

    private final MqttSettings settings;
    private final Events events;
    private final ClosableSockets sockets;
    private final MqttAsyncClient client;
    private final String sessionId = UUID.randomUUID().toString();
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final Semaphore permits;
    private final AtomicBoolean aborted = new AtomicBoolean();
    private final CountDownLatch announced = new CountDownLatch(1);

    /** What the connection tells, on threads of the client. */
    interface Events {

        void lost(MqttConnection connection, Throwable cause);

        void arrived(String topic, MqttMessage message);

        /** The message is not taken, but acknowledged: the broker would send it again with each connection. */
        void tooLarge(String topic);

        void confirmed(DataTransportToken token);
    }

    MqttConnection(MqttSettings settings, Events events) throws MqttException {
        this.settings = settings;
        this.events = events;
        permits = new Semaphore(settings.mostInFlight());
        sockets = settings.encrypted() ? ClosableSockets.encrypted() : ClosableSockets.plain();
        client = new MqttAsyncClient(settings.pahoUrl(), settings.clientId(), new MemoryPersistence());
    }

    /** Connects and waits for the broker's answer. */
    void open(char[] password) throws MqttException {
        client.setCallback(this);
        client.connect(options(password), null, new Opening());
        try {
            // Paho loses track of the attempt if it is aborted at a certain moment; this future does not.
            opened.get(settings.timeout().plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof MqttException failure ? failure : new MqttException(e.getCause());
        } catch (TimeoutException e) {
            throw new MqttException(MqttException.REASON_CODE_CLIENT_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MqttException(e);
        }
    }

    private MqttConnectOptions options(char[] password) {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(settings.protocolVersion());
        options.setAutomaticReconnect(false);
        options.setCleanSession(settings.cleanSession());
        options.setKeepAliveInterval((int) settings.keepAlive().toSeconds());
        options.setConnectionTimeout((int) settings.timeout().toSeconds());
        options.setMaxInflight(MOST_OF_PAHO);
        options.setHttpsHostnameVerificationEnabled(true);
        options.setSocketFactory(settings.encrypted() ? sockets : sockets.asPlainFactory());
        if (!settings.username().isEmpty()) {
            options.setUserName(settings.username());
            options.setPassword(password);
        }
        settings.lastWill()
                .ifPresent(will -> options.setWill(
                        settings.topic(will.topic()),
                        will.payload().getBytes(StandardCharsets.UTF_8),
                        will.qos(),
                        will.retain()));
        return options;
    }

    /** Everybody knows of the connection: from now on they may be told that it was lost. */
    void announced() {
        announced.countDown();
    }

    boolean isConnected() {
        return client.isConnected();
    }

    /** Hands a message to the client. @return {@code null} for QoS 0 */
    DataTransportToken publish(String topic, byte[] payload, int qos, boolean retain) throws MqttException {
        MqttMessage message = new MqttMessage(payload);
        message.setQos(qos);
        message.setRetained(retain);
        if (!permits.tryAcquire()) {
            throw new MqttException(MqttException.REASON_CODE_MAX_INFLIGHT);
        }
        try {
            IMqttDeliveryToken token = client.publish(topic, message, null, new Delivery(qos));
            return qos == 0 ? null : new DataTransportToken(token.getMessageId(), sessionId);
        } catch (MqttException | RuntimeException e) {
            permits.release();
            throw e;
        }
    }

    /** Subscribes and waits for the broker's answer. @return whether the broker agrees */
    boolean subscribe(String topic, int qos) throws MqttException {
        IMqttToken token = client.subscribe(topic, qos);
        token.waitForCompletion(settings.timeout().toMillis());
        int[] granted = token.getGrantedQos();
        return granted.length == 0 || granted[0] != REFUSED;
    }

    /** Takes a subscription back and waits for the broker's answer. */
    void unsubscribe(String topic) throws MqttException {
        client.unsubscribe(topic).waitForCompletion(settings.timeout().toMillis());
    }

    /** Waits for acknowledgements at most that long, says good-bye and ends all threads. Never throws. */
    void close(Duration quiesce) {
        if (client.isConnected()) {
            try {
                // Waits that long in any case: enough for the good-bye to be written, short enough for a swap.
                client.disconnectForcibly(quiesce.toMillis(), 100);
            } catch (MqttException e) {
                LOG.debug("{}: while closing: {}", settings.pid(), e.toString());
            }
        }
        abort();
    }

    /** Ends the connection and all its threads, in whatever state it is. Idempotent, never throws. */
    void abort() {
        if (aborted.getAndSet(true)) {
            return;
        }
        // While it is connecting, Paho's own methods would leave a thread behind. Without its socket it ends by itself.
        sockets.close();
        opened.completeExceptionally(new MqttException(MqttException.REASON_CODE_CLIENT_DISCONNECTING));
    }

    @Override
    public void connectionLost(Throwable cause) {
        try {
            if (!announced.await(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("{}: lost before all listeners knew of it", settings.pid());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        events.lost(this, cause);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        if (message.getPayload().length > MqttSettings.LARGEST_MESSAGE) {
            events.tooLarge(topic);
        } else {
            events.arrived(topic, message);
        }
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
        // See Delivery, which is told of failures as well.
    }

    private final class Opening implements IMqttActionListener {
        @Override
        public void onSuccess(IMqttToken token) {
            opened.complete(null);
        }

        @Override
        public void onFailure(IMqttToken token, Throwable cause) {
            opened.completeExceptionally(cause);
        }
    }

    /** Ends with the broker's acknowledgement; for QoS 0, with the handing over to the socket. */
    private final class Delivery implements IMqttActionListener {

        private final int qos;

        Delivery(int qos) {
            this.qos = qos;
        }

        @Override
        public void onSuccess(IMqttToken token) {
            permits.release();
            if (qos > 0) {
                events.confirmed(new DataTransportToken(token.getMessageId(), sessionId));
            }
        }

        @Override
        public void onFailure(IMqttToken token, Throwable cause) {
            permits.release();
        }
    }
}
