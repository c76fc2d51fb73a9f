// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.kura.KuraException;

/** {@code config import} and {@code config export} of the gateway's own JSON; they return the exit code. */
final class JsonVerbs {

    private final SnapshotConfigurationService configurations;
    private final KuraVerbs.Arguments arguments;
    private final Call call;
    private final PrintWriter out;

    JsonVerbs(SnapshotConfigurationService configurations, KuraVerbs.Arguments arguments, Call call) {
        this.configurations = configurations;
        this.arguments = arguments;
        this.call = call;
        out = call.out();
    }

    int importFile() throws IOException, KuraException {
        Path file = whole(arguments.file());
        JsonDocument document = new JsonDocument(arguments.key(), configurations.secrets(), new ArrayList<>());
        SortedMap<String, Configured> now = new TreeMap<>();
        configurations.views().configured().forEach(component -> now.put(component.pid(), component));
        List<Configured> given = new ArrayList<>();
        Map<String, Lines> places = new TreeMap<>();
        for (JsonResources.Entry entry : JsonResources.document(file).values()) {
            if (!arguments.without().contains(entry.pid())) {
                places.put(entry.pid(), entry.lines());
                given.add(withSecretsOf(now.get(entry.pid()), read(document, file, entry)));
            }
        }
        String told;
        try {
            told = arguments.dry() ? judged(given) : "imported" + replaced(given);
        } catch (RefusedException e) {
            throw e.in(file, places);
        }
        out.println(file + ": " + given.size() + " components " + told);
        return 0;
    }

    private String judged(List<Configured> given) throws KuraException {
        configurations.judge(given);
        return "would be imported";
    }

    private String replaced(List<Configured> given) throws KuraException {
        return configurations.change(to -> to.replace(given, call.trial())).told();
    }

    private static Configured read(JsonDocument document, Path file, JsonResources.Entry entry)
            throws IOException, KuraException {
        try {
            return document.read(entry);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** A document without its secrets must not take those away that are set here. */
    private static Configured withSecretsOf(Configured now, Configured given) {
        if (now == null || !now.factoryPid().equals(given.factoryPid())) {
            return given;
        }
        Map<String, Object> values = new TreeMap<>(given.properties());
        now.properties().forEach((key, value) -> {
            if (value instanceof Encrypted || value instanceof Encrypted[]) {
                values.putIfAbsent(key, value);
            }
        });
        return given.with(values);
    }

    int exportFile() throws IOException {
        Path file = whole(arguments.file());
        if (Files.exists(file)) {
            throw new IOException(file + ": is there already: name a new file");
        }
        List<String> lost = new ArrayList<>();
        List<Configured> exported = configurations.views().configured().stream()
                .filter(component -> !arguments.without().contains(component.pid()))
                .toList();
        String text = new JsonDocument(arguments.key(), configurations.secrets(), lost).write(exported);
        KuraVerbs.write(file, text.getBytes(StandardCharsets.UTF_8));
        out.println(file + ": " + exported.size() + " components exported");
        lost.forEach(line -> out.println("left out: " + line));
        return 0;
    }

    private static Path whole(Path file) throws IOException {
        if (!file.isAbsolute()) {
            throw new IOException(file + ": name the file by its whole path: \"$PWD/" + file + "\"");
        }
        return file;
    }
}
