// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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

    private final SnapshotPersistence persistence;
    private final Delivery delivery;
    private final Consumer<Set<String>> announcement;
    private final List<String> refused = new ArrayList<>();
    private volatile List<String> faults = List.of();

    /** @param announcement is told the names of what changed, after it was given out */
    Committer(SnapshotPersistence persistence, Delivery delivery, Consumer<Set<String>> announcement) {
        this.persistence = persistence;
        this.delivery = delivery;
        this.announcement = announcement;
    }

    /** @throws KuraException if the snapshot can't be written; nothing is changed then */
    void commit(State next, boolean takeSnapshot) throws KuraException {
        if (takeSnapshot) {
            write(next);
        }
        apply(next);
    }

    private void apply(State next) {
        Set<String> changed = next.changedFrom(persistence.state());
        persistence.hold(next);
        push();
        announcement.accept(changed);
    }

    long write(State state) throws KuraException {
        try {
            return persistence.folder().write(state);
        } catch (IOException e) {
            throw new ConfigurationFault(
                    KuraErrorCode.CONFIGURATION_SNAPSHOT_TAKING,
                    "the snapshot can't be written, nothing was changed",
                    e);
        }
    }

    /** For what nobody waits for: a snapshot that can't be written is a fault, and the state counts until the next start. */
    void commitOrHold(State next) {
        try {
            if (!next.sameAs(persistence.state())) {
                persistence.folder().write(next);
            }
        } catch (IOException e) {
            refuse("the snapshot can't be written, the next start will not know the changes: "
                    + ConfigurationFault.words(e));
        }
        apply(next);
    }

    void push() {
        List<String> known = faults;
        List<String> unresolved = delivery.push();
        unresolved.stream()
                .filter(line -> !known.contains(line))
                .forEach(line -> LOG.warn("{}; the default is used", line));
        faults = Stream.of(persistence.damaged(), refused, unresolved)
                .flatMap(List::stream)
                .toList();
    }

    /** Keeps a line about something that was not applied. */
    void refuse(String line) {
        LOG.error(line);
        refused.add(line);
    }

    List<String> faults() {
        return faults;
    }
}
