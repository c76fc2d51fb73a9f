// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A built bundle as a newer version that can be told from it. */
final class JarVariant {

    /** From here the HTTP client takes what it calls itself in its requests. */
    private static final String CLIENT = "org/apache/hc/client5/version.properties";

    private JarVariant() {}

    static Path of(Path jar, String version, String client, Path folder) throws IOException {
        Path variant = folder.resolve(version + "-" + jar.getFileName());
        try (JarFile from = new JarFile(jar.toFile())) {
            Manifest manifest = from.getManifest();
            manifest.getMainAttributes().putValue("Bundle-Version", version);
            try (OutputStream file = Files.newOutputStream(variant);
                    JarOutputStream to = new JarOutputStream(file, manifest)) {
                for (Enumeration<JarEntry> entries = from.entries(); entries.hasMoreElements(); ) {
                    copy(from, entries.nextElement(), to, client);
                }
            }
        }
        return variant;
    }

    private static void copy(JarFile from, JarEntry entry, JarOutputStream to, String client) throws IOException {
        if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
            return;
        }
        to.putNextEntry(new JarEntry(entry.getName()));
        if (entry.getName().equals(CLIENT)) {
            String name = "info.module=HttpClient\ninfo.release=" + client + "\n";
            to.write(name.getBytes(StandardCharsets.ISO_8859_1));
        } else {
            try (InputStream content = from.getInputStream(entry)) {
                content.transferTo(to);
            }
        }
        to.closeEntry();
    }
}
