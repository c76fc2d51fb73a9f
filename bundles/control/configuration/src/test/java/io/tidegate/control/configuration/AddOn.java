// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** The add-on of {@code src/test/resources/addon}, written as add-ons for Kura 5 are: for Java 8, described in XML only. */
final class AddOn {

    private AddOn() {}

    /** @param folder for the classes */
    static byte[] jar(Path folder) throws IOException, URISyntaxException {
        Path addOn = Path.of(AddOn.class.getResource("/addon").toURI());
        compile(addOn.resolve("src"), folder);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            add(jar, addOn, addOn.resolve("META-INF"));
            add(jar, addOn, addOn.resolve("OSGI-INF"));
            add(jar, folder, folder);
        }
        return bytes.toByteArray();
    }

    private static void compile(Path sources, Path folder) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--release", "8", "-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path")));
        try (Stream<Path> files = Files.list(sources)) {
            files.map(Path::toString).forEach(arguments::add);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, OutputStream.nullOutputStream(), said, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
        }
    }

    private static void add(ZipOutputStream jar, Path root, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                jar.putNextEntry(new ZipEntry(root.relativize(file).toString()));
                Files.copy(file, jar);
            }
        }
    }
}
