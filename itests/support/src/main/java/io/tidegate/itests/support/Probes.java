// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Bundles that tests deploy. */
public final class Probes {

    private Probes() {}

    /** The test-only bundle that adds the command {@code probe}. */
    public static Path jar() throws IOException {
        return only(Homes.root().resolve("itests/probe/target"), "io.tidegate.itests.probe");
    }

    /**
     * A bundle of a distribution with a higher version: same code, as a small fix would be.
     *
     * @param number a higher one makes a higher version
     */
    public static Path newer(Path home, String bundle, int number, Path folder) throws IOException {
        Path newer = folder.resolve(bundle + "-" + number + ".jar");
        try (JarFile jar = new JarFile(
                only(home.resolve("system/io/tidegate/" + bundle), bundle).toFile())) {
            Manifest manifest = new Manifest(jar.getManifest());
            String version = manifest.getMainAttributes().getValue("Bundle-Version");
            manifest.getMainAttributes().putValue("Bundle-Version", version + ".n" + String.format("%06d", number));
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(newer), manifest)) {
                for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        out.putNextEntry(new ZipEntry(entry.getName()));
                        jar.getInputStream(entry).transferTo(out);
                    }
                }
            }
        }
        return newer;
    }

    private static Path only(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> jars = files.filter(file -> file.getFileName().toString().matches(name + "-[0-9.]+\\.jar"))
                    .toList();
            if (jars.size() != 1) {
                throw new IOException("one jar " + name + " expected in " + folder + ", found " + jars);
            }
            return jars.get(0);
        }
    }
}
