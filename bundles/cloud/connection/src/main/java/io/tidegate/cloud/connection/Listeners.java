// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls every listener, whatever another one throws. */
final class Listeners<L> {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final Set<L> listeners = new CopyOnWriteArraySet<>();

    void add(L listener) {
        listeners.add(listener);
    }

    void remove(L listener) {
        listeners.remove(listener);
    }

    void each(Consumer<L> call) {
        for (L listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("listener {} failed", listener.getClass().getName(), e);
            }
        }
    }
}
