// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.kura.data.DataTransportToken;

/** Messages handed to the transport whose acknowledgement is awaited. An acknowledgement may come before its message. */
final class InFlight {

    private static final int MOST_EARLY = 4_096;

    private final Map<DataTransportToken, Entry> entries = new LinkedHashMap<>();
    private final Set<DataTransportToken> early = new LinkedHashSet<>();

    /** Adds it; true if it was acknowledged already and so is not in flight. */
    synchronized boolean sent(Entry entry) {
        if (early.remove(entry.token())) {
            return true;
        }
        entries.put(entry.token(), entry);
        return false;
    }

    /** The message that the token acknowledges; empty if it is not known (yet). */
    synchronized Optional<Entry> confirmed(DataTransportToken token) {
        Entry entry = entries.remove(token);
        if (entry == null) {
            early.add(token);
            if (early.size() > MOST_EARLY) {
                early.remove(early.iterator().next());
            }
        }
        return Optional.ofNullable(entry);
    }

    synchronized int size() {
        return entries.size();
    }

    synchronized List<Entry> all() {
        return new ArrayList<>(entries.values());
    }

    synchronized void clear() {
        entries.clear();
        early.clear();
    }

    /** When the message acknowledged next by rights was accepted. */
    synchronized Optional<Instant> oldest() {
        return entries.values().stream().findFirst().map(Entry::createdOn);
    }

    record Entry(DataTransportToken token, int id, String topic, Instant createdOn) {}
}
