// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tidegate.api.configuration.history.ConfigurationHistory;
import io.tidegate.api.configuration.history.Difference;
import io.tidegate.api.configuration.history.Snapshot;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.eclipse.kura.KuraException;

/** The verbs of {@code config} about what was. */
final class HistoryVerbs {

    private final SnapshotConfigurationService configurations;

    HistoryVerbs(SnapshotConfigurationService configurations) {
        this.configurations = configurations;
    }

    List<Verb> verbs() {
        return List.of(
                new Verb(
                        "history",
                        "config history [--json]                the snapshots: who changed what, when and why",
                        0,
                        0,
                        this::history),
                new Verb(
                        "show-snapshot",
                        "config show-snapshot <id> [--json]     what a snapshot holds",
                        1,
                        1,
                        this::showSnapshot),
                new Verb(
                        "diff",
                        "config diff <id> [<id>] [--json]       what differs between two snapshots, or one and now",
                        1,
                        2,
                        this::diff),
                new Verb(
                        "rollback",
                        """
                        config rollback [<id>] [--component <pid>]... [--confirm-within <time>]
                                                               go back to a snapshot, without <id> to the one before, whole or in part
                        """,
                        0,
                        Verb.ANY,
                        this::rollback));
    }

    private int history(Call call) throws KuraException, IOException {
        List<Snapshot> history = configurations.history();
        PrintWriter out = call.out();
        if (call.json()) {
            out.println(json(history));
        } else {
            history.forEach(s -> out.println(s.id() + "  " + s.time().truncatedTo(ChronoUnit.SECONDS) + "  " + s.actor()
                    + "  " + s.action() + (s.comment().isEmpty() ? "" : "  " + s.comment())));
        }
        return 0;
    }

    private static String json(List<Snapshot> history) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartArray();
            for (Snapshot snapshot : history) {
                json.writeStartObject();
                json.writeNumberField("id", snapshot.id());
                json.writeStringField("time", snapshot.time().toString());
                json.writeStringField("origin", snapshot.actor().entryPoint());
                json.writeStringField("who", snapshot.actor().identity());
                json.writeStringField("from", snapshot.actor().address());
                json.writeStringField("action", snapshot.action());
                json.writeStringField("comment", snapshot.comment());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text.toString();
    }

    private int showSnapshot(Call call) throws KuraException, IOException {
        PrintWriter out = call.out();
        SortedMap<String, Configured> components =
                configurations.comparison().masked(configurations.components(id(call.first())));
        if (call.json()) {
            out.println(JsonResources.write(components.values()));
            return 0;
        }
        for (Configured component : components.values()) {
            out.println(
                    component.factoryPid().isEmpty()
                            ? component.pid()
                            : component.pid() + "  # an instance of " + component.factoryPid());
            component.properties().forEach((key, value) -> out.println("  " + key + " = " + Resolver.text(value)));
        }
        return 0;
    }

    private int diff(Call call) throws KuraException, IOException {
        List<String> given = call.arguments();
        PrintWriter out = call.out();
        long to = given.size() == 1 ? ConfigurationHistory.NOW : id(given.get(1));
        List<Difference> differences = configurations.differences(id(given.get(0)), to);
        if (call.json()) {
            out.println(differencesAsJson(differences));
        } else if (differences.isEmpty()) {
            out.println("nothing differs");
        } else {
            differences.forEach(out::println);
        }
        return 0;
    }

    private static String differencesAsJson(List<Difference> differences) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            write(json, differences);
        }
        return text.toString();
    }

    static void write(JsonGenerator json, List<Difference> differences) throws IOException {
        json.writeStartArray();
        for (Difference difference : differences) {
            json.writeStartObject();
            json.writeStringField("component", difference.component());
            json.writeStringField("property", difference.property());
            json.writeStringField("old", difference.before());
            json.writeStringField("new", difference.after());
            json.writeBooleanField("secret", difference.secret());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private int rollback(Call call) throws KuraException, IOException {
        List<String> rest = new ArrayList<>(call.arguments());
        List<String> components = new ArrayList<>();
        for (int i = rest.indexOf("--component"); i >= 0; i = rest.indexOf("--component")) {
            if (i + 1 == rest.size()) {
                return Call.WRONG;
            }
            rest.remove(i);
            components.add(rest.remove(i));
        }
        if (rest.size() > 1) {
            return Call.WRONG;
        }
        long id = rest.isEmpty() ? configurations.snapshots().previous() : id(rest.get(0));
        var old = configurations.components(id);
        Outcome outcome = configurations.change(to -> to.rollback(id, old, components, call.trial()));
        Set<String> changed = outcome.changed();
        call.out()
                .println("back to snapshot " + id + ": "
                        + (changed.isEmpty() ? "nothing differed" : String.join(", ", changed)) + outcome.told());
        return 0;
    }

    private static long id(String text) throws IOException {
        try {
            return text.equals("now") ? ConfigurationHistory.NOW : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new IOException("'" + text + "' is no snapshot; 'config history' lists them", e);
        }
    }
}
