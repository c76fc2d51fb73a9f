// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

/** Lets readings begin until it is closed for good, and knows whether one is on its way. Thread-safe. */
final class Gate {

    private int inside;
    private boolean closed;

    /** Tells whether a reading may begin; if so, {@link #leave} must follow. */
    synchronized boolean enter() {
        if (!closed) {
            inside++;
        }
        return !closed;
    }

    synchronized void leave() {
        inside--;
    }

    /** Runs the reading if it may begin. */
    void through(Runnable reading) {
        if (enter()) {
            try {
                reading.run();
            } finally {
                leave();
            }
        }
    }

    synchronized void close() {
        closed = true;
    }

    synchronized boolean isEmpty() {
        return inside == 0;
    }
}
