// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.framework;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.data.DataTransportService;
import org.eclipse.kura.data.DataTransportToken;
import org.eclipse.kura.data.transport.listener.DataTransportListener;

/** A transport to a broker that remembers what arrives and confirms it after the time that a network takes. */
final class RecordingTransport implements DataTransportService, AutoCloseable {

    private static final int ROUND_TRIP_MILLIS = 10;

    private final List<DataTransportListener> listeners = new CopyOnWriteArrayList<>();
    private final List<Reading> arrived = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final ScheduledExecutorService network = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean connected;

    /** In the order of arrival, with whatever arrived again. */
    List<Reading> arrived() {
        return List.copyOf(arrived);
    }

    @Override
    public DataTransportToken publish(String topic, byte[] payload, int qos, boolean retain) {
        DataTransportToken token = new DataTransportToken(ids.incrementAndGet(), "itest");
        Reading.of(payload).ifPresent(arrived::add);
        var unused = network.schedule(
                () -> listeners.forEach(listener -> listener.onMessageConfirmed(token)),
                ROUND_TRIP_MILLIS,
                TimeUnit.MILLISECONDS);
        return token;
    }

    @Override
    public void connect() {
        connected = true;
        listeners.forEach(listener -> listener.onConnectionEstablished(true));
    }

    @Override
    public void disconnect(long quiesceTimeout) {
        connected = false;
        listeners.forEach(DataTransportListener::onDisconnected);
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    @Override
    public String getBrokerUrl() {
        return "test://recorder";
    }

    @Override
    public String getAccountName() {
        return "itest";
    }

    @Override
    public String getUsername() {
        return "";
    }

    @Override
    public String getClientId() {
        return "gateway";
    }

    @Override
    public void subscribe(String topic, int qos) {
        // Nothing is sent to the gateway.
    }

    @Override
    public void unsubscribe(String topic) {
        // Nothing is sent to the gateway.
    }

    @Override
    public void addDataTransportListener(DataTransportListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeDataTransportListener(DataTransportListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void close() {
        network.shutdownNow();
    }
}
