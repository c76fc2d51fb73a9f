// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.assembler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * A jar in a Maven layout.
 *
 * @param name {@code group:artifact}
 * @param path relative to the layout's root
 */
record Artifact(String name, String version, Path path) implements Comparable<Artifact> {

    static Artifact of(Path path) {
        int parts = path.getNameCount();
        String group = path.subpath(0, parts - 3).toString().replace('/', '.');
        return new Artifact(
                group + ":" + path.getName(parts - 3), path.getName(parts - 2).toString(), path);
    }

    /** The jar's object in {@code system/index.json}. */
    String indexLine(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Attributes manifest = file.getManifest().getMainAttributes();
            return "    {\"id\": \"%s:%s\", \"path\": \"%s\", \"bsn\": \"%s\", \"version\": \"%s\", \"sha256\": \"%s\", \"size\": %d}"
                    .formatted(
                            name,
                            version,
                            path,
                            header(manifest, "Bundle-SymbolicName", name)
                                    .replaceAll(";.*", "")
                                    .trim(),
                            header(manifest, "Bundle-Version", "0.0.0"),
                            sha256(jar),
                            Files.size(jar));
        }
    }

    @Override
    public int compareTo(Artifact other) {
        return Comparator.comparing(Artifact::path).compare(this, other);
    }

    private static String header(Attributes manifest, String name, String otherwise) {
        String value = manifest.getValue(name);
        return value == null ? otherwise : value;
    }

    private static String sha256(Path jar) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
