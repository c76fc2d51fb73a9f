// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.commands.Command;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.Password;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** {@code tidegate config ...}: looks at and changes configurations. Passwords are never printed. */
@Component(configurationPolicy = ConfigurationPolicy.IGNORE)
public final class ConfigCommand implements Command {

    private static final String VERBS =
            """
            usage:
            config list [--json]                   what is configured
            config show <pid> [--json]             a component's values, with its defaults
            config set <pid> <key>=<value>... [--confirm-within <time>]
                                                   change values of a component
            config apply </path/file.json> [--confirm-within <time>]
                                                   change or make all components of a file, or none
            config confirm | config revert         keep or undo what was changed with --confirm-within 60s, which
                                                   undoes itself when nobody confirms in time
            config delete <pid>                    remove an instance; put others back to their defaults
            config history [--json]                the snapshots: who changed what, when and why
            config show-snapshot <id> [--json]     what a snapshot holds
            config diff <id> [<id>] [--json]       what differs between two snapshots, or one and now
            config rollback [<id>] [--component <pid>]...
                                                   go back to a snapshot, without <id> to the one before, whole or in part
            config export </path/new.json> [--key-file </path>|--key=<key>] [--without <pid>]...
                                                   write what is configured; secrets encrypted with the key, or left out
            config import </path/file.json> [--key-file </path>|--key=<key>] [--without <pid>]... [--dry-run]
                                                   put the components of such a file in place of those of their names
            config import </path/snapshot.xml> [--key-file </path>|--key=<key>] [--without <pid>]... [--dry-run]
                                                   take over a snapshot of a Kura gateway, all of it or nothing
            config export --kura </path/new.xml> [--key-file </path>|--key=<key>] [--without <pid>]...
                                                   write what is configured as a snapshot for a Kura gateway
            With --comment <why>, what is changed says why.
            """;

    private final SnapshotConfigurationService configurations;

    @Activate
    public ConfigCommand(@Reference SnapshotConfigurationService configurations) {
        this.configurations = configurations;
    }

    @Override
    public String name() {
        return "config";
    }

    @Override
    public String usage() {
        return "<what>...  list, show, change and compare configurations, on trial too, go back to a snapshot, import one of Kura; 'config' alone tells how";
    }

    @Override
    public int run(List<String> arguments, PrintWriter out, PrintWriter err) {
        Words words = new Words(arguments);
        try {
            return Commented.run(words.option("--comment"), () -> run(words, out, err));
        } catch (KuraException | IOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private int run(Words words, PrintWriter out, PrintWriter err) throws KuraException, IOException {
        boolean json = words.flag("--json");
        Duration trial = words.time("--confirm-within");
        String verb = words.next();
        List<String> rest = words.rest();
        HistoryVerbs history = new HistoryVerbs(configurations, out);
        return switch (verb) {
            case "list" -> list(json, out);
            case "show" -> rest.size() == 1 ? show(rest.get(0), json, out, err) : wrong(err);
            case "apply" -> rest.size() == 1 ? apply(Path.of(rest.get(0)), trial, out) : wrong(err);
            case "set" ->
                rest.size() > 1 ? set(rest.get(0), rest.subList(1, rest.size()), trial, out, err) : wrong(err);
            case "delete" -> rest.size() == 1 ? delete(rest.get(0), out) : wrong(err);
            case "confirm" -> rest.isEmpty() ? confirm(out) : wrong(err);
            case "revert" -> rest.isEmpty() ? revert(out) : wrong(err);
            case "history", "snapshots" -> history.history(json);
            case "show-snapshot" -> told(history.showSnapshot(rest, json), err);
            case "diff" -> told(history.diff(rest, json), err);
            case "rollback" -> told(history.rollback(rest), err);
            case "import", "export" -> told(exchange(verb.equals("import"), rest, out), err);
            default -> wrong(err);
        };
    }

    /** Of the gateway's own JSON, or a snapshot of Kura. */
    private int exchange(boolean in, List<String> rest, PrintWriter out) throws KuraException, IOException {
        KuraVerbs.Arguments given = KuraVerbs.Arguments.of(rest);
        boolean own = given != null && given.file().toString().endsWith(".json") && !rest.contains("--kura");
        if (own) {
            JsonVerbs verbs = new JsonVerbs(configurations, given, out);
            return in ? verbs.importFile() : verbs.exportFile();
        }
        KuraVerbs verbs = new KuraVerbs(configurations);
        return in ? verbs.importFile(rest, out) : verbs.exportFile(rest, out);
    }

    private int told(int code, PrintWriter err) {
        return code == 2 ? wrong(err) : code;
    }

    private int wrong(PrintWriter err) {
        VERBS.lines().forEach(err::println);
        return 2;
    }

    private int list(boolean json, PrintWriter out) throws IOException {
        Collection<Configured> all = configurations.views().configured();
        if (json) {
            out.println(JsonResources.write(all));
            return 0;
        }
        int widest = all.stream().mapToInt(c -> c.pid().length()).max().orElse(0);
        for (Configured component : all) {
            String type = component.factoryPid().isEmpty() ? "-" : component.factoryPid();
            out.println(padded(component.pid(), widest) + "  " + type);
        }
        return 0;
    }

    private int show(String pid, boolean json, PrintWriter out, PrintWriter err) throws KuraException, IOException {
        ComponentConfiguration view = configurations.views().of(pid);
        if (view == null) {
            view = configurations.views().defaults(pid);
        }
        if (view == null) {
            err.println(pid + ": there is no such component; 'config list' shows what is configured");
            return 1;
        }
        Object factory = view.getConfigurationProperties().get(Keys.FACTORY);
        Map<String, Object> shown = new HashMap<>(view.getConfigurationProperties());
        shown.replaceAll((key, value) -> hidden(value));
        Configured component = new Configured(pid, factory == null ? "" : factory.toString(), shown);
        if (json) {
            out.println(JsonResources.write(List.of(component)));
            return 0;
        }
        if (factory != null) {
            out.println("# an instance of " + factory);
        }
        component.properties().forEach((key, value) -> out.println(key + " = " + Resolver.text(value)));
        return 0;
    }

    private static Object hidden(Object value) {
        boolean password = value instanceof Password || value instanceof Password[];
        return password ? new Encrypted("") : value;
    }

    private int apply(Path file, Duration trial, PrintWriter out) throws KuraException, IOException {
        if (!file.isAbsolute()) {
            throw new IOException(file + ": name the file by its whole path: \"$PWD/" + file + "\"");
        }
        List<ComponentConfiguration> changes = new ArrayList<>();
        for (JsonResources.Entry entry : JsonResources.read(file).values()) {
            Map<String, Object> properties = new HashMap<>(entry.properties());
            if (!entry.factoryPid().isEmpty()) {
                properties.put(Keys.FACTORY, entry.factoryPid());
            }
            changes.add(new View(entry.pid(), null, properties));
        }
        update(changes, trial);
        out.println(file + ": " + changes.size() + (changes.size() == 1 ? " component" : " components") + " configured"
                + waits(trial));
        return 0;
    }

    private void update(List<ComponentConfiguration> changes, Duration trial) throws KuraException {
        if (trial == null) {
            configurations.updateConfigurations(changes);
        } else {
            configurations.update(changes, trial);
        }
    }

    private static String waits(Duration trial) {
        return trial == null ? "" : "; undone in " + trial.toSeconds() + " s unless 'config confirm' keeps it";
    }

    private int confirm(PrintWriter out) throws KuraException {
        configurations.confirm();
        out.println("kept");
        return 0;
    }

    private int revert(PrintWriter out) throws KuraException {
        configurations.revert();
        out.println("undone");
        return 0;
    }

    private int set(String pid, List<String> assignments, Duration trial, PrintWriter out, PrintWriter err)
            throws KuraException {
        if (!configurations.views().knows(pid)) {
            err.println(pid + ": there is no such component; a new one is made by 'config apply <file.json>'");
            return 1;
        }
        Map<String, Object> properties = new HashMap<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                err.println("'" + assignment + "': expected <key>=<value>");
                return 2;
            }
            properties.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        update(List.of(new View(pid, null, properties)), trial);
        out.println(pid + ": configured" + waits(trial));
        return 0;
    }

    private int delete(String pid, PrintWriter out) throws KuraException {
        configurations.remove(pid, true);
        out.println(pid + ": deleted");
        return 0;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
