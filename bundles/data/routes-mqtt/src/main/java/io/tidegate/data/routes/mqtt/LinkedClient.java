// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes.mqtt;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttClientPersistence;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * A client that tells its link too when the connection is lost, and acknowledges a message itself when the route is through
 * with it, so that one can wait for that.
 */
final class LinkedClient extends MqttClient {

    private final Consumer<String> lost;
    private final boolean acknowledge;
    /** What waits in a session comes as soon as the client is connected, before Camel has said where to. */
    private final CountDownLatch ready = new CountDownLatch(1);

    private volatile MqttCallback user;
    private boolean busy;

    /** @param acknowledge whether to acknowledge what the user has been given; if not, the user does it */
    LinkedClient(
            String url, String clientId, MqttClientPersistence persistence, boolean acknowledge, Consumer<String> lost)
            throws MqttException {
        super(url, clientId, persistence);
        this.acknowledge = acknowledge;
        this.lost = lost;
        setManualAcks(true);
        setCallback(null);
    }

    @Override
    public void setCallback(MqttCallback callback) {
        user = callback;
        super.setCallback(new Watch());
        if (callback != null) {
            ready.countDown();
        }
    }

    /** The connection is there again: whoever uses it subscribes anew. */
    void returned() {
        MqttCallback present = user;
        if (present != null) {
            present.connectComplete(true, getServerURI());
        }
    }

    /** The user gets no more messages. Waits, at most {@code limit}, until it is through with the last one. */
    void quiet(Duration limit) {
        user = null;
        ready.countDown();
        long end = System.nanoTime() + limit.toNanos();
        synchronized (lost) {
            long left = limit.toNanos();
            while (busy && left > 0) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(lost, left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
                left = end - System.nanoTime();
            }
        }
    }

    private void busy(boolean now) {
        synchronized (lost) {
            busy = now;
            lost.notifyAll();
        }
    }

    private final class Watch implements MqttCallback {

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            lost.accept(String.valueOf(
                    response.getException() == null ? response.getReasonString() : response.getException()));
        }

        @Override
        public void mqttErrorOccurred(MqttException exception) {
            MqttCallback present = user;
            if (present != null) {
                present.mqttErrorOccurred(exception);
            }
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) throws Exception {
            busy(true);
            try {
                ready.await();
                MqttCallback present = user;
                if (present != null) {
                    present.messageArrived(topic, message);
                    // Exactly-once messages the client acknowledges by itself in any case.
                    if (acknowledge && message.getQos() == 1) {
                        messageArrivedComplete(message.getId(), message.getQos());
                    }
                }
            } finally {
                busy(false);
            }
        }

        @Override
        public void deliveryComplete(IMqttToken token) {
            // Publishing waits for it.
        }

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {
            // The link knows, as it connected.
        }

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {
            // Extended authentication is not offered.
        }
    }
}
