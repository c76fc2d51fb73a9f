// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the launcher uses of an OSGi feature (Compendium chapter 159).
 *
 * @param name the file's name without {@code .json}
 * @param bundles in their order
 * @param configurations by PID
 * @param properties launching properties of the framework
 */
record Feature(String name, List<Part> bundles, Map<String, Object> configurations, Map<String, String> properties) {

    private static final String PROPERTIES = "framework-launching-properties";

    /**
     * A bundle of a feature.
     *
     * @param id {@code group:artifact:version}
     */
    record Part(String id, int startLevel) {}

    /** All features of the folder, by name. */
    static List<Feature> readAll(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.json")) {
            found.forEach(files::add);
        }
        files.sort(null);
        List<Feature> features = new ArrayList<>();
        for (Path file : files) {
            features.add(read(file));
        }
        return features;
    }

    static Feature read(Path file) throws IOException {
        Map<String, Object> json = Json.read(file);
        try {
            List<Part> parts = new ArrayList<>();
            for (Map<?, ?> bundle : Json.children(json, "bundles")) {
                parts.add(new Part(Json.text(bundle, "id"), startLevel(bundle)));
            }
            Map<String, Object> configurations = new LinkedHashMap<>();
            Json.child(json, "configurations").forEach((pid, values) -> configurations.put((String) pid, values));
            Map<String, String> properties = new LinkedHashMap<>();
            Map<?, ?> extension = Json.child(Json.child(json, "extensions"), PROPERTIES);
            Json.child(extension, "json").forEach((key, value) -> properties.put((String) key, String.valueOf(value)));
            String name = file.getFileName().toString().replaceFirst("\\.json$", "");
            return new Feature(name, parts, configurations, properties);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static int startLevel(Map<?, ?> bundle) throws IOException {
        if (bundle.get("bundleStartLevel") instanceof Number level && level.intValue() >= 1 && level.intValue() <= 90) {
            return level.intValue();
        }
        throw new IOException("bundle " + bundle.get("id") + ": 'bundleStartLevel' must be 1 to 90, not "
                + bundle.get("bundleStartLevel"));
    }
}
