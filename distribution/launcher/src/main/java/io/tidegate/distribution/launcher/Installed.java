// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code <data>/cache/installed.json}: which jar each location in the bundle cache was installed from. The time of the
 * bundle's last change tells whether a deployment updated it since.
 */
final class Installed {

    private record Origin(String sha256, long lastModified) {}

    private final Path data;
    private final Map<String, Origin> origins = new LinkedHashMap<>();

    /** The record of an empty cache. */
    Installed(Path data) {
        this.data = data;
    }

    /** What is recorded; empty if that is missing, damaged, or of a data root that has moved here since. */
    static Optional<Installed> read(Path data) {
        try {
            Map<String, Object> json = Json.read(file(data));
            Installed installed = new Installed(data);
            for (Map.Entry<?, ?> bundle : Json.child(json, "bundles").entrySet()) {
                installed.add((String) bundle.getKey(), bundle.getValue());
            }
            return data.toString().equals(json.get("data")) ? Optional.of(installed) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
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
        Map<String, Object> bundles = new LinkedHashMap<>();
        origins.forEach((location, origin) -> bundles.put(location, List.of(origin.sha256(), origin.lastModified())));
        Json.write(file(data), Map.of("data", data.toString(), "bundles", bundles));
    }

    private static Path file(Path data) {
        return data.resolve("cache/installed.json");
    }

    private void add(String location, Object origin) throws IOException {
        if (origin instanceof List<?> values
                && values.size() == 2
                && values.get(0) instanceof String sha256
                && values.get(1) instanceof Number lastModified) {
            put(location, sha256, lastModified.longValue());
        } else {
            throw new IOException(location + " = " + origin);
        }
    }
}
