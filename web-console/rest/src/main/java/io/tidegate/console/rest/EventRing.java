// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The newest events, for clients that come back. Bounded by number and bytes. Used by one thread at a time. */
final class EventRing {

    private final int most;
    private final long mostBytes;
    private final Deque<Event> events = new ArrayDeque<>();
    private long bytes;
    private long newest;

    EventRing(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /** The number of the newest event there was. */
    long newest() {
        return newest;
    }

    /** The number that the next event gets. */
    long next() {
        return newest + 1;
    }

    void add(Event event) {
        newest = event.number();
        events.addLast(event);
        bytes += event.bytes().length;
        while (events.size() > most || bytes > mostBytes) {
            bytes -= events.removeFirst().bytes().length;
        }
    }

    /** Whoever comes back from before now has missed something. */
    void gap() {
        newest++;
        events.clear();
        bytes = 0;
    }

    /** What came after that event; empty if something of it is not here any more. */
    Optional<List<Event>> after(long number) {
        long oldest = newest - events.size() + 1;
        if (number < oldest - 1 || number > newest) {
            return Optional.empty();
        }
        return Optional.of(
                events.stream().filter(event -> event.number() > number).toList());
    }
}
