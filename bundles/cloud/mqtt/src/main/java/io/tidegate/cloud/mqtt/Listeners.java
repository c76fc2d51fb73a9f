// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.mqtt;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.kura.data.transport.listener.DataTransportListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who are told; a failure of one of them is logged and hurts neither the others nor the connection. */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final String pid;
    private final List<DataTransportListener> listeners = new CopyOnWriteArrayList<>();

    Listeners(String pid) {
        this.pid = pid;
    }

    void add(DataTransportListener listener) {
        listeners.add(listener);
    }

    void remove(DataTransportListener listener) {
        listeners.remove(listener);
    }

    void tell(Consumer<DataTransportListener> event) {
        for (DataTransportListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("{}: a listener failed: {}", pid, listener.getClass().getName(), e);
            }
        }
    }
}
