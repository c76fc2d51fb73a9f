// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.store.listener;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.kura.connection.listener.ConnectionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners of a store whether it is connected: in order, on a thread of its own. Thread-safe. */
public class ConnectionListenerManager {

    private static final Logger log = LoggerFactory.getLogger(ConnectionListenerManager.class);
    private static final int IDLE_SECONDS = 10;
    private static final int STOP_SECONDS = 5;

    private final Set<ConnectionListener> listeners = new CopyOnWriteArraySet<>();
    private final ThreadPoolExecutor dispatcher = new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> new Thread(task, "connection listeners"),
            new ThreadPoolExecutor.DiscardPolicy());

    /** Without listeners. */
    public ConnectionListenerManager() {
        this.dispatcher.allowCoreThreadTimeOut(true);
    }

    /** Adds a listener, which is told from now on. */
    public void add(ConnectionListener listener) {
        this.listeners.add(listener);
    }

    /** Adds listeners, which are told from now on. */
    public void addAll(Set<ConnectionListener> listeners) {
        this.listeners.addAll(listeners);
    }

    /** Removes a listener; a call under way is not waited for. */
    public void remove(ConnectionListener listener) {
        this.listeners.remove(listener);
    }

    /** Tells all listeners that there is a connection; returns at once. After {@link #shutdown()} nobody is told. */
    public void dispatchConnected() {
        this.dispatcher.execute(() -> tell(ConnectionListener::connected));
    }

    /** Tells all listeners that there is none; returns at once. After {@link #shutdown()} nobody is told. */
    public void dispatchDisconnected() {
        this.dispatcher.execute(() -> tell(ConnectionListener::disconnected));
    }

    /** Tells what is still to be told, for at most 5 s, and ends the thread. */
    public void shutdown() {
        this.dispatcher.shutdown();
        try {
            if (!this.dispatcher.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                log.warn("a connection listener has not returned within {} s: interrupted", STOP_SECONDS);
                this.dispatcher.shutdownNow();
            }
        } catch (InterruptedException e) {
            this.dispatcher.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Consumer<ConnectionListener> change) {
        for (ConnectionListener listener : this.listeners) {
            try {
                change.accept(listener);
            } catch (RuntimeException e) {
                log.warn("{} failed", listener, e);
            }
        }
    }
}
