// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tidegate.api.configuration.sources.Source;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.configuration.ComponentConfiguration;

/** {@code config show}: a component's values as it is given them, as they were written, or by who says them. */
final class ShowVerb {

    private static final String USAGE =
            """
            config show <pid> [--json]             a component's values, with its defaults
            config show <pid> --unresolved [--json]
                                                   the same as they were written, with their references
            config show <pid> --layers [--json]    who says each value: default, feature, file, change; written, resolved
            """;

    private final SnapshotConfigurationService configurations;

    ShowVerb(SnapshotConfigurationService configurations) {
        this.configurations = configurations;
    }

    Verb verb() {
        return new Verb("show", USAGE, 1, 2, this::show);
    }

    private int show(Call call) throws IOException {
        Words words = new Words(call.arguments());
        boolean unresolved = words.flag("--unresolved");
        boolean layers = words.flag("--layers");
        if (words.rest().size() != 1 || (unresolved && layers)) {
            return Call.WRONG;
        }
        String pid = words.next();
        ComponentConfiguration view = configurations.views().current(pid);
        if (view == null) {
            call.err().println(pid + ": there is no such component; 'config list' shows what is configured");
            return 1;
        }
        if (layers) {
            layers(new LayeredSources(configurations).sources(pid), call);
        } else {
            Configured set = configurations.state().components().get(pid);
            Shown shown = new Shown(view, set, configurations.comparison());
            show(unresolved ? shown.unresolved() : shown.resolved(), call);
        }
        return 0;
    }

    private static void show(Configured component, Call call) throws IOException {
        if (call.json()) {
            call.out().println(JsonResources.write(List.of(component)));
            return;
        }
        if (!component.factoryPid().isEmpty()) {
            call.out().println("# an instance of " + component.factoryPid());
        }
        component.properties().forEach((key, value) -> call.out().println(key + " = " + Resolver.text(value)));
    }

    private static void layers(List<Source> sources, Call call) throws IOException {
        if (call.json()) {
            call.out().println(json(sources));
            return;
        }
        Table table = new Table("key", "said by", "written", "resolved");
        String before = "";
        for (Source source : sources) {
            String key = source.property().equals(before) ? "" : source.property();
            before = source.property();
            String written = source.written() == null ? "(removed)" : source.written();
            String resolved = source.resolved() == null ? "(none)" : source.resolved();
            table.row(key, sayer(source), written, source.counts() ? resolved : "");
        }
        table.lines().forEach(call.out()::println);
    }

    private static String sayer(Source source) {
        return switch (source.layer()) {
            case DEFAULT -> "default";
            case FEATURE -> "feature " + source.where();
            case FILE -> source.where();
            case CHANGE -> "operator";
        };
    }

    private static String json(List<Source> sources) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartArray();
            for (Source source : sources) {
                json.writeStartObject();
                json.writeStringField("property", source.property());
                json.writeStringField("layer", source.layer().name());
                json.writeStringField("where", source.where());
                json.writeStringField("written", source.written());
                json.writeBooleanField("counts", source.counts());
                json.writeStringField("resolved", source.resolved());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text.toString();
    }

    /** Columns as wide as they need to be, but for long values. */
    private static final class Table {

        private static final int WIDEST = 48;

        private final List<String[]> rows = new ArrayList<>();

        Table(String... head) {
            rows.add(head);
        }

        void row(String... cells) {
            rows.add(cells);
        }

        List<String> lines() {
            int[] widths = new int[rows.get(0).length];
            for (String[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    widths[i] = Math.max(widths[i], row[i].length() > WIDEST ? 0 : row[i].length());
                }
            }
            return rows.stream().map(row -> line(row, widths)).toList();
        }

        private static String line(String[] row, int[] widths) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                line.append(row[i])
                        .append(" ".repeat(Math.max(0, widths[i] - row[i].length())))
                        .append("  ");
            }
            return line.toString().stripTrailing();
        }
    }
}
