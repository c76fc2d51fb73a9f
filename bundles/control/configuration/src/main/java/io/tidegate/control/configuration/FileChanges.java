// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.kura.KuraException;
import org.osgi.framework.BundleContext;

/**
 * What features and files changed at this start. They are applied before the bundles that know their contents are up; these
 * judge them when they come. Callers serialise.
 */
final class FileChanges {

    private final SnapshotPersistence persistence;
    private final Validators validators;
    private final Committer committer;
    private final Map<String, FileLayers.Before> unconfirmed = new HashMap<>();

    FileChanges(SnapshotPersistence persistence, Validators validators, Committer committer) {
        this.persistence = persistence;
        this.validators = validators;
        this.committer = committer;
    }

    /** Where the files of features, the distribution and the operator are. */
    static List<Path> folders(BundleContext context) {
        Path data = Path.of(context.getProperty("tidegate.data"));
        String home = context.getProperty("tidegate.home");
        return Stream.of(
                        data.resolve("run/features"),
                        home == null ? null : Path.of(home, "etc/config"),
                        data.resolve("config"))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Applies the files of the folders, those of a later folder over those of an earlier one. */
    void apply(List<Path> folders) {
        FileLayers files = new FileLayers(folders);
        FileLayers.Merged merged =
                files.applyTo(persistence.state(), persistence.resolver(), persistence.secrets(), this::judge);
        files.faults().forEach(committer::refuse);
        unconfirmed.putAll(merged.changed());
        committer.commitOrHold(merged.state(), Change.ofFiles(""));
    }

    private List<Problem> judge(Configured component, SortedMap<String, Configured> all) {
        try {
            List<Problem> problems = new ArrayList<>(
                    persistence.resolver().seeing(all).check(component, true).problems());
            if (problems.isEmpty()) {
                problems.addAll(validators.judge(component, all));
            }
            return problems;
        } catch (KuraException e) {
            return List.of(new Problem(component.pid(), "passwords", "", e.getMessage()));
        }
    }

    /** Asks a validator that came after the files; what it refuses is undone. */
    void confirm(ConfigurationValidator validator) {
        SortedMap<String, Configured> components =
                new TreeMap<>(persistence.state().components());
        SortedMap<String, Configured> base = new TreeMap<>(persistence.state().base());
        for (String pid : List.copyOf(unconfirmed.keySet())) {
            Configured component = components.get(pid);
            List<Problem> problems = component == null ? List.of() : validators.ask(validator, component, components);
            if (!problems.isEmpty()) {
                FileLayers.Before before = unconfirmed.remove(pid);
                problems.forEach(problem -> committer.refuse(before.file() + ": " + problem));
                FileLayers.undo(pid, before, components, base);
            }
        }
        State next = new State(components, base);
        if (!next.sameAs(persistence.state())) {
            committer.commitOrHold(next, Change.ofFiles("refused by its receiver"));
        }
    }

    /** Somebody set these since: they are not the files' any more. */
    void overruled(Collection<String> pids) {
        unconfirmed.keySet().removeAll(pids);
    }

    void allOverruled() {
        unconfirmed.clear();
    }
}
