// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tidegate.api.configuration.history.ConfigurationHistory;
import io.tidegate.api.configuration.history.Difference;
import io.tidegate.api.configuration.history.Trial;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.kura.KuraException;

/** The verbs of {@code config} about a change that waits to be confirmed. */
final class TrialVerbs {

    private final SnapshotConfigurationService configurations;

    TrialVerbs(SnapshotConfigurationService configurations) {
        this.configurations = configurations;
    }

    List<Verb> verbs() {
        return List.of(
                new Verb(
                        "pending",
                        "config pending [--json]                what waits to be confirmed, and how long; else exit code 1",
                        0,
                        0,
                        this::pending),
                new Verb(
                        "confirm",
                        """
                        config confirm                         keep what was changed with --confirm-within 60s; without,
                                                               it is undone
                        """,
                        0,
                        0,
                        this::confirm),
                new Verb(
                        "revert",
                        "config revert                          undo what waits to be confirmed",
                        0,
                        0,
                        this::revert));
    }

    private int pending(Call call) throws KuraException, IOException {
        Optional<Trial> pending = configurations.pending();
        List<Difference> back = pending.isPresent() ? back(pending.get()) : List.of();
        if (call.json()) {
            call.out().println(json(pending, back));
        } else if (pending.isEmpty()) {
            call.out().println("no change waits to be confirmed");
        } else {
            call.out()
                    .println(String.join(", ", new TreeSet<>(pending.get().components())) + ": changed, undone in "
                            + pending.get().remaining().toSeconds()
                            + " s unless 'config confirm' keeps it; that would set back:");
            back.forEach(line -> call.out().println("  " + line));
        }
        return pending.isPresent() ? 0 : 1;
    }

    /** What undoing would do. */
    private List<Difference> back(Trial trial) throws KuraException {
        return configurations.differences(ConfigurationHistory.NOW, trial.before()).stream()
                .filter(difference -> trial.components().contains(difference.component()))
                .toList();
    }

    private static String json(Optional<Trial> pending, List<Difference> back) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeBooleanField("pending", pending.isPresent());
            if (pending.isPresent()) {
                Trial trial = pending.get();
                json.writeNumberField("seconds", trial.remaining().toSeconds());
                json.writeNumberField("before", trial.before());
                json.writeArrayFieldStart("components");
                for (String component : new TreeSet<>(trial.components())) {
                    json.writeString(component);
                }
                json.writeEndArray();
                json.writeFieldName("differences");
                HistoryVerbs.write(json, back);
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    private int confirm(Call call) throws KuraException {
        configurations.confirm();
        call.out().println("kept");
        return 0;
    }

    private int revert(Call call) throws KuraException {
        configurations.revert();
        call.out().println("undone");
        return 0;
    }
}
