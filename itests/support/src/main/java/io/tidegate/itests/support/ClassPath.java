// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.osgi.framework.Constants;

/** The bundles on the test's class path, each found by the name of a class in it. */
final class ClassPath {

    private ClassPath() {}

    static Path jar(String type) {
        URL url = ClassPath.class.getClassLoader().getResource(type.replace('.', '/') + ".class");
        if (url == null) {
            throw new IllegalArgumentException(type + " is not on the class path of the test");
        }
        try {
            if (url.openConnection() instanceof JarURLConnection jar) {
                return Path.of(jar.getJarFileURL().toURI());
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalArgumentException(url.toString(), e);
        }
        throw new IllegalArgumentException(type + " is in no jar, but here: " + url);
    }

    /** The packages that the bundle exports, with their versions. */
    static String exports(String type) {
        Path path = jar(type);
        try (JarFile jar = new JarFile(path.toFile())) {
            String exports = jar.getManifest().getMainAttributes().getValue(Constants.EXPORT_PACKAGE);
            if (exports == null) {
                throw new IllegalArgumentException(path + ", in which " + type + " is, exports nothing");
            }
            return exports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
