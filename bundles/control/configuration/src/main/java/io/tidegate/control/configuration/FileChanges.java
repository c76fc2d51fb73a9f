// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import org.eclipse.kura.KuraException;

/**
 * Brings what features and files say in force, at the start and whenever they change. Callers serialise, but for {@link #look}
 * and {@link #said}.
 */
final class FileChanges {

    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final SnapshotPersistence persistence;
    private final Validators validators;
    private final Committer committer;
    private final Records records;
    private final ConfigFolders folders;
    private final BooleanSupplier settled;
    private final SteadyFiles steady = new SteadyFiles();
    private final RefusedFiles refused = new RefusedFiles();
    private final Unconfirmed unconfirmed = new Unconfirmed();
    private FolderLook failed;
    private long failedAt;

    /** @param settled whether all validators are there; what is applied before waits for those that come */
    FileChanges(
            SnapshotPersistence persistence,
            Validators validators,
            Committer committer,
            Records records,
            ConfigFolders folders,
            BooleanSupplier settled) {
        this.persistence = persistence;
        this.validators = validators;
        this.committer = committer;
        this.records = records;
        this.folders = folders;
        this.settled = settled;
    }

    /** How the folders look now. Thread-safe. */
    FolderLook look() {
        return folders.look();
    }

    /** What each file says of a component. Thread-safe. */
    List<ComponentSources.Word> said(String pid) {
        FileReading reading =
                new FileReading(look(), Set.of(), persistence.state().base());
        return new FileLayers(reading.files())
                .values().stream()
                        .filter(value -> value.pid().equals(pid))
                        .map(ComponentSources.Word::of)
                        .toList();
    }

    /**
     * Applies what is there at the start.
     *
     * @param waiting whether something is on trial; the files wait then
     */
    void first(FolderLook look, boolean waiting) {
        steady.first(look);
        if (waiting) {
            committer.push();
        } else {
            pass(persistence.state(), look, Set.of());
        }
    }

    /** Applies what changed since, if it stands still. */
    void next(FolderLook look, boolean waiting) {
        SteadyFiles.Found found = steady.next(look);
        if (found.due() && !waiting && !failedJustNow(look)) {
            change(look, found.held());
        }
    }

    private boolean failedJustNow(FolderLook look) {
        return look.equals(failed) && System.nanoTime() - failedAt < AGAIN.toNanos();
    }

    private void change(FolderLook look, Set<Path> held) {
        State before = persistence.state();
        FilePass pass = read(before, look, held);
        try {
            if (!pass.state().sameAs(before)) {
                committer.commit(pass.state(), true, pass.change());
            }
            failed = null;
        } catch (KuraException e) {
            failed = look;
            failedAt = System.nanoTime();
            committer.report(List.of("the files are not applied: " + e.getMessage()));
            return;
        }
        conclude(pass);
    }

    private void pass(State from, FolderLook look, Set<Path> held) {
        FilePass pass = read(from, look, held);
        committer.commitOrHold(pass.state(), pass.change());
        conclude(pass);
    }

    /** What the files say may tell which environment's files count: those of another one are not in force meanwhile. */
    private FilePass read(State from, FolderLook look, Set<Path> held) {
        FilePass pass = readOnce(from, look, held);
        FolderLook told = folders.look(persistence.environment(pass.state()));
        return told.folders().equals(look.folders()) ? pass : readOnce(from, told, held);
    }

    private FilePass readOnce(State from, FolderLook look, Set<Path> held) {
        Set<Path> kept = new HashSet<>(held);
        kept.addAll(refused.standing(look));
        FileReading reading = new FileReading(look, kept, from.base());
        FileMerge merge = new FileMerge(from, persistence.resolver(), persistence.secrets(), this::judge);
        return new FilePass(look, held, from, reading, merge.merge(reading.files()));
    }

    private List<Problem> judge(Configured component, SortedMap<String, Configured> all) throws KuraException {
        List<Problem> problems = new ArrayList<>(
                persistence.resolver().seeing(all).check(component, true).problems());
        if (problems.isEmpty()) {
            problems.addAll(validators.judge(component, all));
        }
        return problems;
    }

    private void conclude(FilePass pass) {
        steady.applied(pass.look(), pass.notYet());
        if (settled.getAsBoolean()) {
            unconfirmed.clear();
        } else {
            unconfirmed.add(pass.from(), pass.state());
        }
        pass.applied().forEach(RejectedFiles::remove);
        pass.refused().forEach(refusal -> {
            refused.take(refusal);
            records.failed(Change.ofFiles(""), refusal.subjects(), refusal.reason());
        });
        List<String> lines = new ArrayList<>(refused.lines(look()));
        lines.addAll(pass.left());
        committer.report(lines);
    }

    /** Asks a validator that came after the files; a file of which it refuses anything is undone as a whole. */
    void confirm(ConfigurationValidator validator) {
        State now = persistence.state();
        Set<String> blamed = new HashSet<>();
        for (String pid : unconfirmed.pids()) {
            Configured component = now.components().get(pid);
            Configured base = now.base().get(pid);
            if (component != null && base != null) {
                validators
                        .ask(validator, component, now.components())
                        .forEach(problem -> blamed.add(Sayers.of(base).getOrDefault(problem.key(), Sayers.last(base))));
            }
        }
        if (!blamed.isEmpty()) {
            FolderLook look = look();
            pass(unconfirmed.undo(blamed, now), look, steady.changed(look));
        }
    }

    /** Somebody set these since: they are not the files' any more. */
    void overruled(Collection<String> pids) {
        unconfirmed.remove(pids);
    }

    void allOverruled() {
        unconfirmed.clear();
    }
}
