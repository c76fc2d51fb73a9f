// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Calls listeners one after another. When they are slow, whoever brings values waits; the server then keeps them in the
 * queues of its items, and drops what the channels' {@code listen.discard.oldest} says. So nothing is dropped here.
 */
final class Deliveries {

    private static final int MOST_WAITING = 10_000;

    private final Executor executor;
    private final Semaphore places = new Semaphore(MOST_WAITING);
    private volatile boolean closed;

    Deliveries(Executor executor) {
        this.executor = executor;
    }

    /** For the few that must not wait. */
    void add(Runnable delivery) {
        if (!closed) {
            try {
                executor.execute(delivery);
            } catch (RejectedExecutionException e) {
                closed = true;
            }
        }
    }

    void addWhenFew(Runnable delivery) {
        places.acquireUninterruptibly();
        add(() -> {
            places.release();
            delivery.run();
        });
    }

    void close() {
        closed = true;
        places.release(MOST_WAITING);
    }
}
