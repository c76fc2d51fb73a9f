// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code <data>/cache/installed.json}: which jar each location in the bundle cache was installed from. The time of the
 * bundle's last change tells whether a deployment updated it since.
 */
final class Installed {

    private record Origin(String sha256, long lastModified) {}

    private final Path file;
    private final Map<String, Origin> origins = new LinkedHashMap<>();

    private Installed(Path file) {
        this.file = file;
    }

    /** What is recorded; nothing if the record is missing or damaged. */
    static Installed read(Path cache) {
        Installed installed = new Installed(cache.resolve("installed.json"));
        try {
            if (Files.exists(installed.file)) {
                Json.read(installed.file).forEach(installed::add);
            }
        } catch (IOException e) {
            installed.origins.clear();
        }
        return installed;
    }

    boolean isEmpty() {
        return origins.isEmpty();
    }

    boolean names(String location) {
        return origins.containsKey(location);
    }

    boolean is(String location, String sha256, long lastModified) {
        return new Origin(sha256, lastModified).equals(origins.get(location));
    }

    void put(String location, String sha256, long lastModified) {
        origins.put(location, new Origin(sha256, lastModified));
    }

    void remove(String location) {
        origins.remove(location);
    }

    void write() throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        origins.forEach((location, origin) -> json.put(location, List.of(origin.sha256(), origin.lastModified())));
        Json.write(file, json);
    }

    private void add(String location, Object origin) {
        if (origin instanceof List<?> values
                && values.size() == 2
                && values.get(0) instanceof String sha256
                && values.get(1) instanceof Number lastModified) {
            put(location, sha256, lastModified.longValue());
        }
    }
}
