// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * ConfigurationAdmin's change counts, handed from one version of this bundle to the next in {@code
 * <data>/run/revisions.properties}. Declarative Services compares them: a count that starts again would make it miss the
 * next change, a higher one would re-activate every component.
 */
final class Revisions {

    static final String KEY = ":org.apache.felix.configadmin.revision:";

    private Revisions() {}

    static void leave(Path file, Map<String, Map<String, Object>> stored) throws IOException {
        Properties counts = new Properties();
        stored.forEach((pid, properties) -> {
            if (properties.get(KEY) instanceof Long count) {
                counts.setProperty(pid, count.toString());
            }
        });
        Files.createDirectories(file.getParent());
        try (Writer out = Files.newBufferedWriter(file)) {
            counts.store(out, null);
        }
    }

    /** Takes what was left, once: after a restart of the whole gateway nobody remembers the counts. */
    static void take(Path file, Map<String, Map<String, Object>> stored) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        Properties counts = new Properties();
        try (InputStream in = new ByteArrayInputStream(Limits.content(file, Limits.NOTE_BYTES))) {
            counts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } finally {
            Files.delete(file);
        }
        stored.forEach((pid, properties) -> {
            String count = counts.getProperty(pid, "");
            if (count.matches("[0-9]{1,18}")) {
                properties.put(KEY, Long.valueOf(count));
            }
        });
    }
}
