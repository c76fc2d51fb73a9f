// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import io.tidegate.lib.mqtt.ClosableSockets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

/** One connection to the broker from its beginning to its end; the next attempt is a new one. Thread-safe. */
final class Session implements MqttCallback {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final int MOST_IN_FLIGHT = 1000;

    private final Broker broker;
    private final Events events;
    private final ClosableSockets sockets;
    private final MqttAsyncClient client;
    private final Set<Answer> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean aborted;

    /** What a connection tells, on threads of the client that must not be held up. */
    interface Events {

        void lost(Session session, Throwable cause);

        void arrived(Message message);
    }

    Session(Broker broker, Events events) throws MqttException {
        this.broker = broker;
        this.events = events;
        sockets = broker.encrypted() ? ClosableSockets.encrypted() : ClosableSockets.plain();
        client = new MqttAsyncClient(broker.pahoUrl(), broker.clientId(), new MemoryPersistence());
    }

    /** Connects and waits for the broker's answer. */
    void open(char[] password) throws MqttException {
        client.setCallback(this);
        Answer answer = answer();
        client.connect(options(password), null, answer);
        // Paho loses track of the attempt if it is aborted at a certain moment; this does not.
        answer.await(broker.connectTimeout());
    }

    private MqttConnectOptions options(char[] password) {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setAutomaticReconnect(false);
        options.setCleanSession(broker.cleanSession());
        options.setKeepAliveInterval((int) broker.keepAlive().toSeconds());
        options.setConnectionTimeout(
                (int) broker.connectTimeout().plusMillis(999).toSeconds());
        options.setMaxInflight(MOST_IN_FLIGHT);
        options.setHttpsHostnameVerificationEnabled(true);
        options.setSocketFactory(broker.encrypted() ? sockets : sockets.asPlainFactory());
        if (!broker.username().isEmpty()) {
            options.setUserName(broker.username());
            options.setPassword(password);
        }
        return options;
    }

    boolean isConnected() {
        return client.isConnected();
    }

    /** Subscribes and waits for the broker's answer. @return for each filter the QoS that is granted, or 128 */
    int[] subscribe(String[] filters, int[] qos) throws MqttException {
        Answer answer = answer();
        client.subscribe(filters, qos, null, answer);
        return answer.await(broker.requestTimeout()).getGrantedQos();
    }

    /** Takes subscriptions back and waits for the broker's answer. */
    void unsubscribe(String[] filters) throws MqttException {
        Answer answer = answer();
        client.unsubscribe(filters, null, answer);
        answer.await(broker.requestTimeout());
    }

    /** Hands a message to the client. @return ends with the acknowledgement; for QoS 0, with the handing over to the socket */
    Answer publish(String topic, byte[] payload, int qos, boolean retained) throws MqttException {
        MqttMessage message = new MqttMessage(payload);
        message.setQos(qos);
        message.setRetained(retained);
        Answer answer = answer();
        try {
            client.publish(topic, message, null, answer);
        } catch (MqttException e) {
            answer.onFailure(null, e);
            throw e;
        }
        return answer;
    }

    /** Says good-bye and ends all threads. Never throws. */
    void close() {
        if (client.isConnected()) {
            try {
                // Waits that long in any case: enough for the good-bye to be written, short enough for a swap.
                client.disconnectForcibly(0, 100);
            } catch (MqttException e) {
                LOG.debug("{}: while closing: {}", broker.name(), e.toString());
            }
        }
        abort();
    }

    /** Ends the connection and all its threads, in whatever state it is. Idempotent, never throws. */
    void abort() {
        aborted = true;
        // While it is connecting, Paho's own methods would leave a thread behind. Without its socket it ends by itself.
        sockets.close();
        waiting.forEach(answer -> answer.onFailure(null, closed()));
    }

    private Answer answer() {
        Answer answer = new Answer();
        waiting.add(answer);
        if (aborted) {
            answer.onFailure(null, closed());
        }
        return answer;
    }

    private static MqttException closed() {
        return new MqttException(MqttException.REASON_CODE_CLIENT_DISCONNECTING);
    }

    @Override
    public void connectionLost(Throwable cause) {
        events.lost(this, cause == null ? new MqttException(MqttException.REASON_CODE_CONNECTION_LOST) : cause);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        events.arrived(new Message(topic, message.getPayload(), Instant.now(), System.nanoTime()));
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
        // See Answer, which is told of failures as well.
    }

    /** The broker's answer to come; never later than the end of the connection. */
    final class Answer implements IMqttActionListener {

        private final CompletableFuture<IMqttToken> future = new CompletableFuture<>();

        IMqttToken await(Duration timeout) throws MqttException {
            try {
                return future.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
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
            waiting.remove(this);
            future.complete(token);
        }

        @Override
        public void onFailure(IMqttToken token, Throwable cause) {
            waiting.remove(this);
            future.completeExceptionally(cause);
        }
    }
}
