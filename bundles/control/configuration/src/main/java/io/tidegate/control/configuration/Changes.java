// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.history.Trial;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;

/** What somebody asks to be changed: drafted, judged, committed, or refused as a whole. Callers serialise. */
final class Changes {

    private final SnapshotPersistence persistence;
    private final Validators validators;
    private final Committer committer;
    private final FileChanges files;
    private final TrialRuns trials;
    private final Records records;

    Changes(
            SnapshotPersistence persistence,
            Validators validators,
            Committer committer,
            FileChanges files,
            TrialRuns trials,
            Records records) {
        this.persistence = persistence;
        this.validators = validators;
        this.committer = committer;
        this.files = files;
        this.trials = trials;
        this.records = records;
    }

    void create(String factoryPid, String pid, Map<String, Object> properties, boolean takeSnapshot)
            throws KuraException {
        Draft draft = draft();
        draft.merge(pid, factoryPid, properties == null ? Map.of() : properties);
        commit(draft, takeSnapshot, Change.of("create"));
    }

    void remove(String pid, boolean takeSnapshot) throws KuraException {
        commit(draft().remove(pid), takeSnapshot, Change.of("delete"));
    }

    /** @throws KuraException also if the component is no factory's instance */
    void removeInstance(String pid, boolean takeSnapshot) throws KuraException {
        Configured component = persistence.state().components().get(pid);
        if (component == null || component.factoryPid().isEmpty()) {
            throw new ConfigurationFault(
                    KuraErrorCode.INVALID_PARAMETER, pid + ": there is no factory component of this name");
        }
        remove(pid, takeSnapshot);
    }

    void update(List<ComponentConfiguration> configurations, boolean takeSnapshot) throws KuraException {
        commit(draft().merge(configurations), takeSnapshot, Change.of("update"));
    }

    Trial update(List<ComponentConfiguration> configurations, Duration within) throws KuraException {
        Trials.checked(within);
        Draft draft = draft().merge(configurations);
        Change change = Change.of("update", "to be confirmed within " + within.toSeconds() + " s");
        perform(draft, change, () -> trials.start(draft, within, change));
        return trials.pending().orElseThrow();
    }

    /** @param commit whether to do it; else it is only judged */
    void replace(Collection<Configured> components, boolean commit) throws KuraException {
        Draft draft = draft().replace(components);
        if (commit) {
            commit(draft, true, Change.of("import"));
        } else {
            draft.judged();
        }
    }

    void rollback(long id, SortedMap<String, Configured> old) throws KuraException {
        trials.refuseWhilePending();
        committer.commit(persistence.state().with(old), true, rolledBack(id));
        files.allOverruled();
    }

    /** Goes back in part, or as a whole if no components are named. @return the names of those that differed */
    Set<String> rollback(long id, SortedMap<String, Configured> old, Collection<String> components)
            throws KuraException {
        State before = persistence.state();
        if (components.isEmpty()) {
            rollback(id, old);
        } else {
            commit(draft().restore(components, old), true, rolledBack(id));
        }
        return persistence.state().changedFrom(before);
    }

    private static Change rolledBack(long id) {
        return Change.of("rollback", "back to snapshot " + id);
    }

    private Draft draft() {
        return new Draft(persistence, validators);
    }

    private void commit(Draft draft, boolean takeSnapshot, Change change) throws KuraException {
        perform(draft, change, () -> committer.commit(draft.judged(), takeSnapshot, change));
    }

    @FunctionalInterface
    private interface Action {
        void run() throws KuraException;
    }

    private void perform(Draft draft, Change change, Action action) throws KuraException {
        try {
            trials.refuseWhilePending();
            action.run();
        } catch (KuraException e) {
            records.failed(change, draft.touched(), e);
            throw e;
        }
        files.overruled(draft.touched());
    }
}
