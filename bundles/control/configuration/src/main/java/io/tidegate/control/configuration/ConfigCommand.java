// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.commands.Command;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
            config set <pid> <key>=<value>...      change values of a component
            config apply </path/file.json>         change or make all components of a file, or none
            config delete <pid>                    remove an instance; put others back to their defaults
            config snapshots [--json]              what 'rollback' can go back to
            config rollback [<id>]                 go back to a snapshot, without <id> to the one before
            config import </path/snapshot.xml> [--key-file </path>|--key=<key>] [--without <pid>]... [--dry-run]
                                                   take over a snapshot of a Kura gateway, all of it or nothing
            config export --kura </path/new.xml> [--key-file </path>|--key=<key>] [--without <pid>]...
                                                   write what is configured as a snapshot for a Kura gateway
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
        return "<what>...  list, show, set, apply and delete configurations, go back to a snapshot, import one of Kura; 'config' alone tells how";
    }

    @Override
    public int run(List<String> arguments, PrintWriter out, PrintWriter err) {
        List<String> rest = new ArrayList<>(arguments);
        boolean json = rest.remove("--json");
        String verb = rest.isEmpty() ? "" : rest.remove(0);
        try {
            return switch (verb) {
                case "list" -> list(json, out);
                case "show" -> rest.size() == 1 ? show(rest.get(0), json, out, err) : wrong(err);
                case "apply" -> rest.size() == 1 ? apply(Path.of(rest.get(0)), out) : wrong(err);
                case "set" -> rest.size() > 1 ? set(rest.get(0), rest.subList(1, rest.size()), out, err) : wrong(err);
                case "delete" -> rest.size() == 1 ? delete(rest.get(0), out) : wrong(err);
                case "snapshots" -> snapshots(json, out);
                case "import" -> told(new KuraVerbs(configurations).importFile(rest, out), err);
                case "export" -> told(new KuraVerbs(configurations).exportFile(rest, out), err);
                case "rollback" -> rest.size() <= 1 ? rollback(rest, out, err) : wrong(err);
                default -> wrong(err);
            };
        } catch (KuraException | IOException e) {
            err.println(e.getMessage());
            return 1;
        }
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

    private int apply(Path file, PrintWriter out) throws KuraException, IOException {
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
        configurations.updateConfigurations(changes);
        out.println(
                file + ": " + changes.size() + (changes.size() == 1 ? " component" : " components") + " configured");
        return 0;
    }

    private int set(String pid, List<String> assignments, PrintWriter out, PrintWriter err) throws KuraException {
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
        configurations.updateConfiguration(pid, properties);
        out.println(pid + ": configured");
        return 0;
    }

    private int delete(String pid, PrintWriter out) throws KuraException {
        configurations.remove(pid, true);
        out.println(pid + ": deleted");
        return 0;
    }

    private int snapshots(boolean json, PrintWriter out) throws KuraException {
        TreeSet<Long> ids = new TreeSet<>(configurations.getSnapshots());
        if (json) {
            out.println(ids);
        } else {
            ids.descendingSet().forEach(id -> out.println(id + "  " + Instant.ofEpochMilli(id)));
        }
        return 0;
    }

    private int rollback(List<String> arguments, PrintWriter out, PrintWriter err) throws KuraException {
        long id;
        try {
            if (arguments.isEmpty()) {
                id = configurations.rollback();
            } else {
                id = Long.parseLong(arguments.get(0));
                configurations.rollback(id);
            }
        } catch (NumberFormatException e) {
            err.println("'" + arguments.get(0) + "' is no snapshot; 'config snapshots' lists them");
            return 2;
        }
        out.println("back to snapshot " + id);
        return 0;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
