// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.eclipse.kura.KuraNotConnectedException;
import org.eclipse.kura.data.DataTransportService;
import org.eclipse.kura.data.DataTransportToken;
import org.eclipse.kura.data.listener.DataServiceListener;
import org.eclipse.kura.data.transport.listener.DataTransportListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one transport tells, as long as it is the data service's current one. */
final class TransportSession implements DataTransportListener {

    private static final Logger LOG = LoggerFactory.getLogger(TransportSession.class);

    /** The names that Kura has for what it tells about a connection. */
    static final String BROKER_URL = "Broker URL";

    static final String ACCOUNT = "Account";
    static final String USERNAME = "Username";
    static final String CLIENT_ID = "Client ID";

    /** What a data service is made of, as far as a transport matters to it. */
    record Parts(String pid, Link link, Sender sender, Listeners<DataServiceListener> listeners, Executor linking) {}

    private final DataTransportService service;
    private final Parts parts;

    // Guarded by this.
    private boolean established;
    private boolean endTold;
    private boolean closed;

    TransportSession(DataTransportService service, Parts parts) {
        this.service = service;
        this.parts = parts;
    }

    DataTransportService service() {
        return service;
    }

    Map<String, String> info() {
        return Map.of(
                BROKER_URL, String.valueOf(service.getBrokerUrl()),
                ACCOUNT, String.valueOf(service.getAccountName()),
                USERNAME, String.valueOf(service.getUsername()),
                CLIENT_ID, String.valueOf(service.getClientId()));
    }

    void open() {
        service.addDataTransportListener(this);
        parts.link().use(service);
        if (service.isConnected()) {
            onConnectionEstablished(false);
        }
    }

    @Override
    public void onConnectionEstablished(boolean newSession) {
        synchronized (this) {
            if (closed || established) {
                return;
            }
            established = true;
            endTold = false;
        }
        parts.link().established();
        parts.sender().connected(service, newSession);
        tell(DataServiceListener::onConnectionEstablished);
    }

    @Override
    public void onConnectionLost(Throwable cause) {
        if (end()) {
            parts.link().lost(cause);
            tell(listener -> listener.onConnectionLost(cause));
        }
    }

    @Override
    public void onDisconnecting() {
        if (firstToTellTheEnd()) {
            tell(DataServiceListener::onDisconnecting);
        }
    }

    /** Tells it on the caller's thread, so that listeners can send a last message. */
    void disconnecting() {
        if (firstToTellTheEnd()) {
            parts.listeners().each(DataServiceListener::onDisconnecting);
        }
    }

    @Override
    public void onDisconnected() {
        if (end()) {
            tell(DataServiceListener::onDisconnected);
        }
    }

    @Override
    public void onConfigurationUpdating(boolean wasConnected) {
        // The transport disconnects by itself and says so.
    }

    @Override
    public void onConfigurationUpdated(boolean wasConnected) {
        parts.link().use(service);
    }

    @Override
    public void onMessageArrived(String topic, byte[] payload, int qos, boolean retained) {
        parts.listeners().each(listener -> listener.onMessageArrived(topic, payload, qos, retained));
    }

    @Override
    public void onMessageConfirmed(DataTransportToken token) {
        parts.sender().confirmed(token);
    }

    /** The transport goes, or with {@code silent} the data service itself. */
    void close(boolean silent) {
        service.removeDataTransportListener(this);
        boolean was = end();
        synchronized (this) {
            closed = true;
        }
        if (was && !silent) {
            tell(listener -> listener.onConnectionLost(
                    new KuraNotConnectedException(parts.pid() + ": the transport went away")));
        }
    }

    private synchronized boolean firstToTellTheEnd() {
        boolean first = established && !endTold;
        endTold = true;
        return first;
    }

    private boolean end() {
        synchronized (this) {
            if (!established) {
                return false;
            }
            established = false;
        }
        parts.sender().disconnected();
        return true;
    }

    private void tell(Consumer<DataServiceListener> call) {
        try {
            parts.linking().execute(() -> parts.listeners().each(call));
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: closed", parts.pid());
        }
    }
}
