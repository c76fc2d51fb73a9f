// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;

/** The verbs of {@code config} about what is set now. */
final class ComponentVerbs {

    private final SnapshotConfigurationService configurations;

    ComponentVerbs(SnapshotConfigurationService configurations) {
        this.configurations = configurations;
    }

    List<Verb> verbs() {
        return List.of(
                new Verb("list", "config list [--json]                   what is configured", 0, 0, this::list),
                new ShowVerb(configurations).verb(),
                new Verb(
                        "set",
                        """
                        config set <pid> <key>=<value>... [--confirm-within <time>]
                                                               change values of a component
                        """,
                        2,
                        Verb.ANY,
                        this::set),
                new Verb(
                        "apply",
                        """
                        config apply </path/file.json> [--confirm-within <time>]
                                                               change or make all components of a file, or none
                        """,
                        1,
                        1,
                        this::apply),
                new Verb(
                        "delete",
                        """
                        config delete <pid> [--confirm-within <time>]
                                                               remove an instance; put others back to their defaults
                        """,
                        1,
                        1,
                        this::delete));
    }

    private int list(Call call) throws IOException {
        Collection<Configured> all = configurations.views().configured();
        PrintWriter out = call.out();
        if (call.json()) {
            SortedMap<String, Configured> shown = new TreeMap<>();
            all.forEach(component -> shown.put(component.pid(), component));
            out.println(JsonResources.write(
                    configurations.comparison().masked(shown).values()));
            return 0;
        }
        int widest = all.stream().mapToInt(c -> c.pid().length()).max().orElse(0);
        for (Configured component : all) {
            String type = component.factoryPid().isEmpty() ? "-" : component.factoryPid();
            out.println(padded(component.pid(), widest) + "  " + type);
        }
        return 0;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private int apply(Call call) throws KuraException, IOException {
        Path file = Path.of(call.first());
        if (!file.isAbsolute()) {
            throw new IOException(file + ": name the file by its whole path: \"$PWD/" + file + "\"");
        }
        List<ComponentConfiguration> changes = new ArrayList<>();
        Map<String, Lines> places = new HashMap<>();
        for (JsonResources.Entry entry : JsonResources.read(file).values()) {
            Map<String, Object> properties = new HashMap<>(entry.properties());
            if (!entry.factoryPid().isEmpty()) {
                properties.put(Keys.FACTORY, entry.factoryPid());
            }
            changes.add(new View(entry.pid(), null, properties));
            places.put(entry.pid(), entry.lines());
        }
        Outcome outcome;
        try {
            outcome = configurations.change(to -> to.update(changes, true, call.trial()));
        } catch (RefusedException e) {
            throw e.in(file, places);
        }
        call.out()
                .println(file + ": " + changes.size() + (changes.size() == 1 ? " component" : " components")
                        + " configured" + outcome.told());
        return 0;
    }

    private int set(Call call) throws KuraException {
        String pid = call.first();
        if (!configurations.views().knows(pid)) {
            call.err().println(pid + ": there is no such component; a new one is made by 'config apply <file.json>'");
            return 1;
        }
        Map<String, Object> properties = new HashMap<>();
        for (String assignment : call.others()) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                // What was mistyped may be a password.
                call.err().println("'" + assignment.replaceFirst("(?s)[:=\\s].*", "...") + "': expected <key>=<value>");
                return 1;
            }
            properties.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        List<ComponentConfiguration> change = List.of(new View(pid, null, properties));
        Outcome outcome = configurations.change(to -> to.update(change, true, call.trial()));
        call.out().println(pid + ": configured" + outcome.told());
        return 0;
    }

    private int delete(Call call) throws KuraException {
        Outcome outcome = configurations.change(to -> to.remove(call.first(), true, call.trial()));
        call.out().println(call.first() + ": deleted" + outcome.told());
        return 0;
    }
}
