// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.distribution;

import io.tidegate.itests.support.Homes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A copy of the demo distribution that a test changes: other features, other bundles. */
final class TestHome {

    private final Path path;

    private TestHome(Path path) {
        this.path = path;
    }

    /** A distribution with just these of the features; what it brings on demand only is a feature like others. */
    static TestHome of(Path path, List<String> features) throws IOException {
        Homes.copy(Homes.demo(), path);
        for (String feature : optional()) {
            String file = feature + ".json";
            Files.move(
                    path.resolve("features/optional").resolve(file),
                    path.resolve("features").resolve(file));
        }
        Files.delete(path.resolve("features/optional"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path.resolve("features"))) {
            for (Path file : files) {
                if (!features.contains(file.getFileName().toString().replace(".json", ""))) {
                    Files.delete(file);
                }
            }
        }
        return new TestHome(path);
    }

    /** Every feature that is assembled. */
    static List<String> features() throws IOException {
        return Stream.concat(names("features").stream(), optional().stream()).toList();
    }

    /** The features that are brought along, to be installed on demand. */
    static List<String> optional() throws IOException {
        return names("features/optional");
    }

    private static List<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Homes.demo().resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }

    Path path() {
        return path;
    }

    /** Adds a feature with one bundle, in the place of the feature of that name. */
    TestHome with(String bsn, String version, Map<String, String> headers, Class<?>... classes) throws IOException {
        byte[] jar = jar(bsn, version, headers, classes);
        String file = "test/" + bsn + "-" + version + ".jar";
        Files.createDirectories(path.resolve("system/test"));
        Files.write(path.resolve("system").resolve(file), jar);
        Path index = path.resolve("system/index.json");
        String line =
                "{\"id\": \"test:%s:%s\", \"path\": \"%s\", \"bsn\": \"%s\", \"version\": \"%s\", \"sha256\": \"%s\", \"size\": %d},"
                        .formatted(bsn, version, file, bsn, version, sha256(jar), jar.length);
        Files.writeString(index, Files.readString(index).replace("\"jars\": [", "\"jars\": [\n    " + line));
        Files.writeString(
                path.resolve("features").resolve(bsn + ".json"),
                "{\"id\": \"test:%s:1\", \"bundles\": [{\"id\": \"test:%s:%s\", \"bundleStartLevel\": 50}]}"
                        .formatted(bsn, bsn, version));
        return this;
    }

    /** A data root whose console takes any free port. */
    static Path data(Path folder) throws IOException {
        Path data = folder.resolve("data");
        Files.writeString(
                Files.createDirectories(data.resolve("config")).resolve("http.json"),
                "{\"org.apache.felix.http\": {\"org.apache.felix.http.host\": \"127.0.0.1\", \"org.osgi.service.http.port\": 0}}");
        return data;
    }

    /** The number of bundles that running.json names. */
    static int bundlesToRun(Path data) throws IOException {
        String running = Files.readString(data.resolve("deploy/running.json"));
        return (int) Pattern.compile("\"bsn\"").matcher(running).results().count();
    }

    static byte[] jar(String bsn, String version, Map<String, String> headers, Class<?>... classes) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", bsn);
        attributes.putValue("Bundle-Version", version);
        headers.forEach(attributes::putValue);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Class<?> type : classes) {
                String name = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(name));
                try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
                    in.transferTo(jar);
                }
            }
        }
        return bytes.toByteArray();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
