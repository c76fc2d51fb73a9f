// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a state the one that is in force: first the snapshot, written and forced, then what differs is given to
 * ConfigurationAdmin. Keeps the lines that tell what is not well. Callers serialise, but for {@link #faults}.
 */
final class Committer {

    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final long NONE = -1;

    private final SnapshotPersistence persistence;
    private final Delivery delivery;
    private final Announcement announcement;
    private final List<String> refused = new ArrayList<>();

    /** Lines about what the next start would not know, or would know wrongly: the next snapshot mends it. */
    private final List<String> unwritten = new ArrayList<>();

    private volatile List<String> faults = List.of();
    private volatile List<String> reported = List.of();

    /** Who is told of a change, after it was given out. */
    @FunctionalInterface
    interface Announcement {
        void changed(Change change, State before, State after);
    }

    Committer(SnapshotPersistence persistence, Delivery delivery, Announcement announcement) {
        this.persistence = persistence;
        this.delivery = delivery;
        this.announcement = announcement;
    }

    /** @throws KuraException if the snapshot can't be written or a component not be given out; nothing is changed then */
    void commit(State next, boolean takeSnapshot, Change change) throws KuraException {
        long id = takeSnapshot ? write(next, change) : NONE;
        State before = persistence.state();
        persistence.hold(next);
        List<String> failed = deliver();
        if (!failed.isEmpty()) {
            persistence.hold(before);
            withdraw(id);
            deliver();
            throw new ConfigurationFault(
                    KuraErrorCode.CONFIGURATION_UPDATE, "nothing was changed: " + String.join("; ", failed));
        }
        announcement.changed(change, before, next);
    }

    private void withdraw(long id) {
        try {
            if (id != NONE) {
                persistence.folder().withdraw(id);
            }
        } catch (IOException e) {
            owe("snapshot " + id + " was not put in force, but can't be removed; the next start would use it: "
                    + ConfigurationFault.words(e));
        }
    }

    /** The newest snapshot, if it is what is in force; else a new one. */
    long anchor(Change change) throws KuraException {
        try {
            NavigableSet<Long> ids = persistence.folder().ids();
            if (!ids.isEmpty()
                    && persistence
                            .state()
                            .changedFrom(persistence
                                    .state()
                                    .with(persistence.folder().load(ids.last())))
                            .isEmpty()) {
                return ids.last();
            }
        } catch (IOException e) {
            LOG.warn("the newest snapshot can't be read, a new one is written: {}", ConfigurationFault.words(e));
        }
        return write(persistence.state(), change);
    }

    long write(State state, Change change) throws KuraException {
        try {
            return written(state, change);
        } catch (IOException e) {
            throw new ConfigurationFault(
                    KuraErrorCode.CONFIGURATION_SNAPSHOT_TAKING,
                    "the snapshot can't be written, nothing was changed",
                    e);
        }
    }

    private long written(State state, Change change) throws IOException {
        long id = persistence.folder().write(state, change);
        unwritten.clear();
        return id;
    }

    private void owe(String line) {
        LOG.error(line);
        unwritten.add(line);
    }

    /**
     * For what nobody waits for: a snapshot that can't be written is a fault, and the state counts until the next start.
     *
     * @return whether the next start will know it
     */
    boolean commitOrHold(State next, Change change) {
        State before = persistence.state();
        boolean kept = true;
        boolean differs = !next.sameAs(before);
        try {
            if (differs || !unwritten.isEmpty()) {
                written(next, change);
            }
        } catch (IOException e) {
            kept = false;
            unwritten.clear();
            owe("the snapshot can't be written, the next start will not know the changes: "
                    + ConfigurationFault.words(e));
        }
        persistence.hold(next);
        deliver();
        if (differs) {
            announcement.changed(change, before, next);
        }
        return kept;
    }

    /** Gives out what differs. */
    void push() {
        deliver();
    }

    /** Returns one line for each component that could not be given out. */
    private List<String> deliver() {
        List<String> known = faults;
        Delivery.Outcome outcome = delivery.push();
        outcome.unresolved().stream()
                .filter(line -> !known.contains(line))
                .forEach(line -> LOG.warn("{}; the default is used", line));
        faults = Stream.of(persistence.damaged(), refused, unwritten, outcome.unresolved(), outcome.failed())
                .flatMap(List::stream)
                .toList();
        return outcome.failed();
    }

    /** Keeps a line about something that was not applied. */
    void refuse(String line) {
        LOG.error(line);
        refused.add(line);
    }

    /** Keeps lines about files, in the place of those that were reported before. */
    void report(List<String> lines) {
        List<String> known = reported;
        lines.stream().filter(line -> !known.contains(line)).forEach(LOG::error);
        reported = List.copyOf(lines);
    }

    List<String> faults() {
        return Stream.of(faults, reported).flatMap(List::stream).toList();
    }
}
