// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.framework;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** Replaces a bundle by the same code with a higher version, as a small fix would be. */
final class Replacement {

    private Replacement() {}

    static Bundle find(BundleContext context, String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no bundle " + name));
    }

    static void replace(Bundle bundle, int number) throws BundleException, IOException {
        byte[] newer = newer(bundle.getSymbolicName(), number);
        bundle.stop(Bundle.STOP_TRANSIENT);
        bundle.update(new ByteArrayInputStream(newer));
        bundle.start(Bundle.START_TRANSIENT);
    }

    private static byte[] newer(String name, int number) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarFile jar = new JarFile(CoreFramework.jar(name).toFile())) {
            Manifest manifest = new Manifest(jar.getManifest());
            String version = manifest.getMainAttributes().getValue("Bundle-Version");
            manifest.getMainAttributes().putValue("Bundle-Version", version + ".n" + number);
            try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
                for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        out.putNextEntry(new ZipEntry(entry.getName()));
                        jar.getInputStream(entry).transferTo(out);
                    }
                }
            }
        }
        return bytes.toByteArray();
    }
}
