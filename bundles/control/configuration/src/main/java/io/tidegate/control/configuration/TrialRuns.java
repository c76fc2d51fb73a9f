// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.history.Trial;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes changes that wait to be confirmed, and undoes them. Callers serialise, but for {@link #pending}. */
final class TrialRuns {

    private static final Logger LOG = LoggerFactory.getLogger(TrialRuns.class);

    private final SnapshotPersistence persistence;
    private final Committer committer;
    private final Trials trials;

    /** What was undone is in force, but not on disk. */
    private boolean unwritten;

    TrialRuns(SnapshotPersistence persistence, Committer committer, Trials trials) {
        this.persistence = persistence;
        this.committer = committer;
        this.trials = trials;
    }

    /** @throws KuraException if a change waits */
    void refuseWhilePending() throws KuraException {
        trials.refuseWhilePending();
    }

    Trial start(State next, Duration within, Change change) throws KuraException {
        Set<String> components = next.changedFrom(persistence.state());
        trials.begin(committer.anchor(change), components, within);
        persistence.folder().pin(trials.required().before());
        try {
            committer.commit(next, true, change);
        } catch (KuraException e) {
            drop();
            throw e;
        }
        return trials.pending().orElseThrow();
    }

    Optional<Trial> pending() {
        return trials.pending();
    }

    /** Keeps what waits. @return the change that this is */
    Change confirm() throws KuraException {
        if (unwritten) {
            throw new ConfigurationFault(
                    KuraErrorCode.CONFIGURATION_UPDATE,
                    "the change is undone already, which is still to be written down");
        }
        Change change = trials.confirmed();
        persistence.folder().pin(SnapshotFolder.SEED);
        return change;
    }

    /** Undoes what waits, and only that: what the gateway itself did meanwhile stays. */
    void revert(Change change) throws KuraException {
        TrialFile.Waiting trial = trials.required();
        Map<String, Configured> old = new Snapshots(persistence.folder()).load(trial.before());
        TreeMap<String, Configured> next = new TreeMap<>(persistence.state().components());
        next.keySet().removeAll(trial.components());
        trial.components().stream().filter(old::containsKey).forEach(pid -> next.put(pid, old.get(pid)));
        unwritten = !written(sealed(persistence.state().with(next)), change);
        if (unwritten) {
            trials.again();
        } else {
            drop();
        }
    }

    /** What was set before may have been in clear, because nobody had said yet that it is a password. */
    private State sealed(State next) {
        List<Designated> all = List.copyOf(persistence.definitions().all().values());
        return Sealing.of(next, all, persistence.resolver()).state();
    }

    private boolean written(State next, Change change) {
        if (!unwritten) {
            return committer.commitOrHold(next, change);
        }
        try {
            committer.write(next, change);
            return true;
        } catch (KuraException e) {
            LOG.debug("Still", e);
            return false;
        }
    }

    private void drop() {
        trials.dropped();
        persistence.folder().pin(SnapshotFolder.SEED);
    }

    /** Undoes what waits, if anything does: its time is up. */
    void overdue() {
        trials.waiting().ifPresent(trial -> {
            LOG.warn("{}: nobody confirmed in time, the change is undone", String.join(", ", trial.components()));
            try {
                revert(Change.of("revert", "nobody confirmed in time"));
            } catch (KuraException | RuntimeException e) {
                committer.refuse("what was on trial can't be undone: " + e.getMessage());
                trials.end();
            }
        });
    }

    /** Goes on with what waited before a restart, or undoes it. */
    void resume() {
        try {
            boolean timeIsUp = trials.resume();
            trials.waiting().ifPresent(trial -> persistence.folder().pin(trial.before()));
            if (timeIsUp) {
                overdue();
            }
        } catch (IOException e) {
            committer.refuse(e.getMessage() + "; the change that was on trial stays");
        }
    }

    void close() {
        trials.close();
    }
}
