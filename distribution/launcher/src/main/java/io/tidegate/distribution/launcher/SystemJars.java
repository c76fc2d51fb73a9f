// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The jars that came with the distribution, as {@code system/index.json} lists them. The index spares every start the
 * digests; a jar's size is compared when it is used.
 */
final class SystemJars {

    /**
     * @param id {@code group:artifact:version}
     * @param sha256 64 lower-case hex digits
     */
    record Jar(String id, Path file, String bsn, String version, String sha256, long size) {}

    private final String profile;
    private final String version;
    private final Map<String, Jar> byId = new LinkedHashMap<>();
    private final Map<String, Jar> byDigest = new LinkedHashMap<>();

    private SystemJars(String profile, String version) {
        this.profile = profile;
        this.version = version;
    }

    static SystemJars read(Path system) throws IOException {
        Path index = system.resolve("index.json");
        Map<String, Object> json = Json.read(index);
        try {
            SystemJars jars = new SystemJars(Json.text(json, "profile"), Json.text(json, "version"));
            for (Map<?, ?> item : Json.children(json, "jars")) {
                Jar jar = new Jar(
                        Json.text(item, "id"),
                        system.resolve(Json.text(item, "path")),
                        Json.text(item, "bsn"),
                        Json.text(item, "version"),
                        Json.text(item, "sha256"),
                        item.get("size") instanceof Number size ? size.longValue() : -1);
                jars.byId.put(jar.id(), jar);
                jars.byDigest.put(jar.sha256(), jar);
            }
            return jars;
        } catch (IOException e) {
            throw new IOException(index + ": " + e.getMessage(), e);
        }
    }

    String profile() {
        return profile;
    }

    String version() {
        return version;
    }

    Optional<Jar> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Jar> byDigest(String sha256) {
        return Optional.ofNullable(byDigest.get(sha256));
    }
}
