// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraNotConnectedException;
import org.eclipse.kura.data.DataTransportService;
import org.eclipse.kura.data.DataTransportToken;
import org.eclipse.kura.data.transport.listener.DataTransportListener;

/** A transport with a broker that can be switched off, and acknowledges at once, later or before publish returns. */
final class FakeTransport implements DataTransportService {

    final List<String> received = new CopyOnWriteArrayList<>();
    final List<String> topics = new CopyOnWriteArrayList<>();
    final Set<String> subscriptions = new CopyOnWriteArraySet<>();
    final AtomicInteger attempts = new AtomicInteger();
    volatile boolean brokerUp = true;
    volatile boolean acknowledges = true;

    private final Set<DataTransportListener> listeners = new CopyOnWriteArraySet<>();
    private final List<DataTransportToken> owed = new ArrayList<>();
    private volatile boolean connected;
    private final AtomicInteger session = new AtomicInteger();
    private final AtomicInteger nextId = new AtomicInteger();

    @Override
    public void connect() throws KuraConnectException {
        attempts.incrementAndGet();
        if (!brokerUp) {
            throw new KuraConnectException("Connection refused");
        }
        session.incrementAndGet();
        connected = true;
        listeners.forEach(listener -> listener.onConnectionEstablished(true));
    }

    /** The broker dies with whatever it has not acknowledged. */
    void loseConnection() {
        brokerUp = false;
        connected = false;
        synchronized (owed) {
            owed.clear();
        }
        listeners.forEach(listener -> listener.onConnectionLost(new IOException("broken pipe")));
    }

    void acknowledgeAll() {
        List<DataTransportToken> all;
        synchronized (owed) {
            all = new ArrayList<>(owed);
            owed.clear();
        }
        all.forEach(token -> listeners.forEach(listener -> listener.onMessageConfirmed(token)));
    }

    void arrive(String topic, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        listeners.forEach(listener -> listener.onMessageArrived(topic, bytes, 1, false));
    }

    int listeners() {
        return listeners.size();
    }

    @Override
    public DataTransportToken publish(String topic, byte[] payload, int qos, boolean retain)
            throws KuraNotConnectedException {
        if (!connected) {
            throw new KuraNotConnectedException("not connected");
        }
        received.add(new String(payload, StandardCharsets.UTF_8));
        topics.add(topic);
        if (qos == 0) {
            return null;
        }
        DataTransportToken token =
                new DataTransportToken(nextId.incrementAndGet() % 65_535, "session " + session.get());
        synchronized (owed) {
            owed.add(token);
        }
        if (acknowledges) {
            acknowledgeAll();
        }
        return token;
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    @Override
    public String getBrokerUrl() {
        return "mqtt://127.0.0.1:1";
    }

    @Override
    public String getAccountName() {
        return "account";
    }

    @Override
    public String getUsername() {
        return "";
    }

    @Override
    public String getClientId() {
        return "client";
    }

    @Override
    public void disconnect(long quiesceTimeout) {
        if (connected) {
            connected = false;
            listeners.forEach(DataTransportListener::onDisconnected);
        }
    }

    @Override
    public void subscribe(String topic, int qos) {
        subscriptions.add(topic);
    }

    @Override
    public void unsubscribe(String topic) {
        subscriptions.remove(topic);
    }

    @Override
    public void addDataTransportListener(DataTransportListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeDataTransportListener(DataTransportListener listener) {
        listeners.remove(listener);
    }
}
