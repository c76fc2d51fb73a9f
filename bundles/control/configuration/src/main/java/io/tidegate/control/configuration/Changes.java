// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.history.Trial;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;

/**
 * What somebody asks to be changed: drafted, judged, committed or put on trial, or refused as a whole. Callers serialise.
 * Where a time to confirm within may be given it is null for none; a change that can cut off its caller is on trial then, too.
 */
final class Changes {

    private final SnapshotPersistence persistence;
    private final Validators validators;
    private final Committer committer;
    private final FileChanges files;
    private final TrialRuns trials;
    private final Records records;
    private final Supplier<Set<String>> names;
    private final CutOffs cutOffs;

    /** @param names of what is configured or registered */
    Changes(
            SnapshotPersistence persistence,
            Validators validators,
            Committer committer,
            FileChanges files,
            TrialRuns trials,
            Records records,
            Supplier<Set<String>> names) {
        this.persistence = persistence;
        this.validators = validators;
        this.committer = committer;
        this.files = files;
        this.trials = trials;
        this.records = records;
        this.names = names;
        cutOffs = new CutOffs(persistence.definitions()::cutOff);
    }

    Outcome create(String factoryPid, String pid, Map<String, Object> properties, boolean takeSnapshot, Duration within)
            throws KuraException {
        Keys.required("factoryPid", factoryPid);
        Keys.required("pid", pid);
        if (names.get().contains(pid)) {
            throw new ConfigurationFault(
                    KuraErrorCode.INVALID_PARAMETER, pid + ": there is a component of this name already");
        }
        Draft draft = draft();
        draft.merge(pid, factoryPid, properties == null ? Map.of() : properties);
        return make(draft, takeSnapshot, "create", "", within);
    }

    Outcome remove(String pid, boolean takeSnapshot, Duration within) throws KuraException {
        return make(draft().remove(pid), takeSnapshot, "delete", "", within);
    }

    /** @throws KuraException also if the component is no factory's instance */
    void removeInstance(String pid, boolean takeSnapshot) throws KuraException {
        Configured component = persistence.state().components().get(pid);
        if (component == null || component.factoryPid().isEmpty()) {
            throw new ConfigurationFault(
                    KuraErrorCode.INVALID_PARAMETER, pid + ": there is no factory component of this name");
        }
        remove(pid, takeSnapshot, null);
    }

    Outcome update(List<ComponentConfiguration> configurations, boolean takeSnapshot, Duration within)
            throws KuraException {
        return make(draft().merge(configurations), takeSnapshot, "update", "", within);
    }

    Outcome replace(Collection<Configured> components, Duration within) throws KuraException {
        return make(draft().replace(components), true, "import", "", within);
    }

    /** @throws KuraException if {@link #replace} would not do it */
    void judge(Collection<Configured> components) throws KuraException {
        draft().replace(components).judged();
    }

    /** Goes back in part, or as a whole if no components are named. */
    Outcome rollback(long id, SortedMap<String, Configured> old, Collection<String> components, Duration within)
            throws KuraException {
        Proposal proposal = components.isEmpty() ? new Whole(old, persistence) : draft().restore(components, old);
        Outcome outcome = make(proposal, true, "rollback", "back to snapshot " + id, within);
        if (components.isEmpty()) {
            files.allOverruled();
        }
        return outcome;
    }

    private Draft draft() {
        return new Draft(persistence, validators);
    }

    /** What is to be. */
    interface Proposal {

        /** The names of what was given. */
        Set<String> touched();

        /** The state to commit. @throws KuraException if anything is not allowed */
        State judged() throws KuraException;
    }

    /** Everything as it was once: it was judged then. */
    private record Whole(SortedMap<String, Configured> old, SnapshotPersistence persistence) implements Proposal {

        @Override
        public Set<String> touched() {
            return judged().changedFrom(persistence.state());
        }

        @Override
        public State judged() {
            State next = persistence.state().with(old);
            List<Designated> all = List.copyOf(persistence.definitions().all().values());
            return Sealing.of(next, all, persistence.resolver()).state();
        }
    }

    private Outcome make(Proposal proposal, boolean takeSnapshot, String action, String reason, Duration asked)
            throws KuraException {
        try {
            trials.refuseWhilePending();
            Outcome outcome = judgedAndMade(proposal, takeSnapshot, action, reason, asked);
            files.overruled(proposal.touched());
            return outcome;
        } catch (KuraException e) {
            records.failed(Change.of(action, reason), proposal.touched(), e);
            throw e;
        }
    }

    private Outcome judgedAndMade(Proposal proposal, boolean takeSnapshot, String action, String reason, Duration asked)
            throws KuraException {
        if (asked != null) {
            Trials.checked(asked);
        }
        State before = persistence.state();
        State next = proposal.judged();
        Set<String> changed = next.changedFrom(before);
        List<CutOff> cutOff =
                cutOffs.of(concerned(changed, before, next), before, next).toList();
        Change change = Change.of(action, reason);
        Duration within = asked != null
                ? asked
                : cutOff.stream()
                        .filter(found -> found.concerns(change.actor()))
                        .map(CutOff::within)
                        .findFirst()
                        .orElse(null);
        if (within == null) {
            committer.commit(next, takeSnapshot, change);
            return new Outcome(changed, Optional.empty(), cutOff.isEmpty() ? null : cutOff.get(0));
        }
        if (changed.isEmpty()) {
            return new Outcome(changed, Optional.empty(), null);
        }
        Trial trial = trials.start(next, within, Change.of(action, onTrial(reason, within)));
        return new Outcome(changed, Optional.of(trial), null);
    }

    /** A variable of the gateway may be its port. */
    private Set<String> concerned(Set<String> changed, State before, State next) {
        Set<String> concerned = new TreeSet<>(changed);
        Dependents.of(persistence.resolver(), before.components(), next.components())
                .forEach(component -> concerned.add(component.pid()));
        return concerned;
    }

    private static String onTrial(String reason, Duration within) {
        return (reason.isEmpty() ? "" : reason + ", ") + "to be confirmed within " + within.toSeconds() + " s";
    }
}
