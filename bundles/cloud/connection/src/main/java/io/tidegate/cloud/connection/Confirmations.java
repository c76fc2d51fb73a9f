// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.data.listener.DataServiceListener;
import org.eclipse.kura.message.store.provider.MessageStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Acknowledgements on their way to the store: those that come while it is away are remembered. Thread-safe. */
final class Confirmations {

    private static final Logger LOG = LoggerFactory.getLogger(Confirmations.class);

    private final String pid;
    private final Listeners<DataServiceListener> listeners;
    private final Queue<Integer> unsettled = new ConcurrentLinkedQueue<>();

    Confirmations(String pid, Listeners<DataServiceListener> listeners) {
        this.pid = pid;
        this.listeners = listeners;
    }

    void confirm(InFlight.Entry entry, MessageStore store) {
        try {
            if (store == null) {
                unsettled.add(entry.id());
            } else {
                store.markAsConfirmed(entry.id());
            }
        } catch (KuraStoreException e) {
            unsettled.add(entry.id());
            LOG.debug("{}: message {} is confirmed when the store is back", pid, entry.id(), e);
        }
        listeners.each(listener -> listener.onMessageConfirmed(entry.id(), entry.topic()));
    }

    /** Tells the store what it missed. */
    void settle(MessageStore store) throws KuraStoreException {
        for (Integer id = unsettled.peek(); id != null; id = unsettled.peek()) {
            store.markAsConfirmed(id);
            unsettled.poll();
        }
    }

    /** Another store does not know these messages. */
    void forget() {
        unsettled.clear();
    }
}
