// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.store;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Where the search for the next waiting message begins: nothing waits below. A searcher moves it on to what it found, unless
 * a message came while it searched, whose key may be one that it had passed already. Thread-safe.
 */
final class Cursor {

    /** A position as one searcher saw it; another object for each time that something came, also at the same position. */
    record Sight(long position) {}

    private final AtomicReference<Sight> current = new AtomicReference<>(new Sight(0));

    Sight look() {
        return current.get();
    }

    /** Moves on to {@code position}; does nothing if {@link #arrived} was called since {@code seen} was looked at. */
    void advance(Sight seen, long position) {
        current.compareAndSet(seen, new Sight(position));
    }

    /** A message with this key waits now. */
    void arrived(long key) {
        current.updateAndGet(now -> new Sight(Math.min(now.position(), key)));
    }
}
