// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.kura;

import io.tidegate.itests.support.Homes;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A project in {@code addons/}, built as a developer of Kura 5 builds: for Java 8, against nothing but the API jars that a
 * gateway ships, with manifest, component and metatype XML written by hand.
 */
final class AddOn {

    /** The projects, by the package that their bundles, named {@code com.example.<project>}, come in. */
    static final Map<String, List<String>> PACKAGES = new TreeMap<>(Map.of(
            "gauge", List.of("gauge"),
            "filters", List.of("scale", "pairing"),
            "notifier", List.of("notifier"),
            "heater", List.of("heater")));

    private static final String ORIGIN = "1.0.0.202411271200";
    private static final String BUNDLES = "com.example.";
    private static final String NAME = "Bundle-SymbolicName: ";

    private AddOn() {}

    /**
     * Builds the bundle.
     *
     * @param edition what it says of itself; also its major version
     * @return {@code <folder>/com.example.<project>_<version>.jar}
     */
    static Path jar(String project, int edition, Path folder) throws IOException {
        return jar(BUNDLES + project, project, edition, folder);
    }

    /** The first edition under another symbolic name: another bundle that declares the same. */
    static Path jarNamed(String bundle, String project, Path folder) throws IOException {
        return jar(bundle, project, 1, folder);
    }

    private static Path jar(String bundle, String project, int edition, Path folder) throws IOException {
        Path source = Homes.root().resolve("itests/kura/addons").resolve(project);
        Path classes = Files.createDirectories(folder.resolve(project + "-" + edition + "-classes"));
        compile(source.resolve("src"), edition, classes);
        Path jar = folder.resolve(bundle + "_" + version(edition) + ".jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            String manifest = Files.readString(source.resolve(JarFile.MANIFEST_NAME));
            out.putNextEntry(new ZipEntry(JarFile.MANIFEST_NAME));
            out.write(manifest.replace(ORIGIN, version(edition))
                    .replace(NAME + BUNDLES + project, NAME + bundle)
                    .getBytes(StandardCharsets.UTF_8));
            addAll(out, source, source.resolve("OSGI-INF"));
            addAll(out, classes, classes);
        }
        return jar;
    }

    static String version(int edition) {
        return edition + ORIGIN.substring(1);
    }

    private static void compile(Path source, int edition, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        List<String> options =
                List.of("--release", "8", "-proc:none", "-Xlint:-options", "-cp", apis(), "-d", classes.toString());
        List<JavaFileObject> units;
        try (Stream<Path> files = Files.walk(source)) {
            units = files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> unit(file, edition))
                    .toList();
        }
        if (!compiler.getTask(said, null, null, options, null, units).call()) {
            throw new IOException(source + " does not compile against the gateway's API jars:\n" + said);
        }
    }

    /** What a gateway ships of API; nothing of Tidegate's own. */
    private static String apis() throws IOException {
        List<String> names = List.of(
                "org.eclipse.kura.api-",
                "io.tidegate.api.kura.support-",
                "org.osgi.service.component-",
                "org.osgi.service.wireadmin-",
                "org.apache.felix.framework-",
                "org.apache.felix.eventadmin-",
                "pax-logging-api-");
        try (Stream<Path> files = Files.walk(Homes.core().resolve("system"))) {
            return files.filter(file -> names.stream()
                            .anyMatch(name -> file.getFileName().toString().startsWith(name)))
                    .filter(Files::isRegularFile)
                    .map(Path::toString)
                    .collect(Collectors.joining(System.getProperty("path.separator")));
        }
    }

    private static JavaFileObject unit(Path file, int edition) {
        return new SimpleJavaFileObject(URI.create(file.toUri().toString()), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
                return Files.readString(file).replace("EDITION = 1;", "EDITION = " + edition + ";");
            }
        };
    }

    private static void addAll(ZipOutputStream out, Path root, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new ZipEntry(root.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
    }
}
