// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.kura.KuraException;

/**
 * What features and files say, laid over each other in the order of their folders, and applied by difference to what is
 * set: only what is still as the files said last time follows them; what an operator changed or removed stays.
 */
final class FileLayers {

    /** What the files say of one component; {@code file} is the last one that says something. */
    record Said(Configured component, Path file) {}

    /** How a component was before the files changed it; null where there was none. */
    record Before(Configured component, Configured base, Path file) {}

    /**
     * What came of it.
     *
     * @param changed the components that are now different, as they were before
     */
    record Merged(State state, Map<String, Before> changed) {}

    /** Tells what is wrong with a component, were it among these. */
    @FunctionalInterface
    interface Judge {
        List<Problem> judge(Configured component, SortedMap<String, Configured> all);
    }

    private final SortedMap<String, Said> said = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private boolean complete = true;

    /** Reads {@code *.json} of the folders, those of a later folder over those of an earlier one. */
    FileLayers(List<Path> folders) {
        folders.forEach(this::readFolder);
    }

    /** One line for each file that couldn't be read and each entry that was refused. */
    List<String> faults() {
        return faults;
    }

    private void readFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(f -> f.toString().endsWith(".json")).sorted().forEach(this::readFile);
        } catch (IOException e) {
            complete = false;
            faults.add(folder + ": can't be read: " + e.getMessage());
        }
    }

    private void readFile(Path file) {
        try {
            for (JsonResources.Entry entry : JsonResources.read(file).values()) {
                Said below = said.get(entry.pid());
                boolean over = below != null && below.component().factoryPid().equals(entry.factoryPid());
                Map<String, Object> values =
                        new TreeMap<>(over ? below.component().properties() : Map.of());
                values.putAll(entry.properties());
                values.values().removeIf(Objects::isNull);
                said.put(entry.pid(), new Said(new Configured(entry.pid(), entry.factoryPid(), values), file));
            }
        } catch (IOException e) {
            complete = false;
            faults.add(e.getMessage());
        }
    }

    Merged applyTo(State state, Resolver resolver, Secrets secrets, Judge judge) {
        SortedMap<String, Configured> components = new TreeMap<>(state.components());
        SortedMap<String, Configured> base = new TreeMap<>(state.base());
        Map<String, Before> changed = new TreeMap<>();
        if (complete) {
            withdrawUnsaid(components, base);
        }
        // First everything as if all were right, so that each is judged beside its peers and not beside their
        // predecessors.
        for (Said each : said.values()) {
            String pid = each.component().pid();
            try {
                Resolver.Checked checked = resolver.check(each.component(), false);
                Configured current = components.get(pid);
                if (current != null
                        && !current.factoryPid().equals(each.component().factoryPid())) {
                    faults.add(each.file() + ": " + pid + ": the name is taken by a component of " + current.type());
                } else if (!checked.problems().isEmpty()) {
                    refuse(each, checked.problems());
                } else {
                    Configured old = base.get(pid) == null ? null : typed(base.get(pid), resolver);
                    Configured now = secrets.keepCipherTexts(checked.component(), old);
                    changed.put(pid, new Before(current, base.get(pid), each.file()));
                    base.put(pid, now);
                    Configured merged = merge(current == null ? null : typed(current, resolver), old, now);
                    if (merged != null) {
                        components.put(pid, merged);
                    }
                }
            } catch (KuraException e) {
                faults.add(each.file() + ": " + pid + ": " + e.getMessage());
            }
        }
        changed.entrySet()
                .removeIf(e -> components.get(e.getKey()) == null
                        || components.get(e.getKey()).sameAs(e.getValue().component()));
        for (String pid : List.copyOf(changed.keySet())) {
            List<Problem> problems = judge.judge(components.get(pid), components);
            if (!problems.isEmpty()) {
                refuse(said.get(pid), problems);
                undo(pid, changed.remove(pid), components, base);
            }
        }
        return new Merged(new State(components, base), changed);
    }

    private void refuse(Said each, List<Problem> problems) {
        problems.forEach(problem -> faults.add(each.file() + ": " + problem));
    }

    /** Puts a component back to how it was before its file changed it. */
    static void undo(
            String pid, Before before, SortedMap<String, Configured> components, SortedMap<String, Configured> base) {
        put(components, pid, before.component());
        put(base, pid, before.base());
    }

    private static void put(SortedMap<String, Configured> map, String pid, Configured value) {
        if (value == null) {
            map.remove(pid);
        } else {
            map.put(pid, value);
        }
    }

    private void withdrawUnsaid(SortedMap<String, Configured> components, SortedMap<String, Configured> base) {
        for (Configured old : List.copyOf(base.values())) {
            if (!said.containsKey(old.pid())) {
                if (old.sameAs(components.get(old.pid()))) {
                    components.remove(old.pid());
                }
                base.remove(old.pid());
            }
        }
    }

    private static Configured merge(Configured current, Configured old, Configured now) {
        if (current == null) {
            // Said before and not there any more: an operator removed it.
            return old == null ? now : null;
        }
        Map<String, Object> before = old == null ? Map.of() : old.properties();
        Map<String, Object> values = new TreeMap<>(current.properties());
        now.properties().forEach((key, value) -> {
            boolean untouched = Objects.deepEquals(before.get(key), values.get(key));
            if (untouched) {
                values.put(key, value);
            }
        });
        before.forEach((key, value) -> {
            if (!now.properties().containsKey(key) && Objects.deepEquals(value, values.get(key))) {
                values.remove(key);
            }
        });
        return current.with(values);
    }

    private static Configured typed(Configured component, Resolver resolver) throws KuraException {
        return resolver.check(component, false).component();
    }
}
