// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The assembled distributions in {@code distribution/target}. */
public final class Homes {

    private Homes() {}

    /** The repository's root. */
    public static Path root() {
        return Path.of(System.getProperty("tidegate.root", "")).toAbsolutePath();
    }

    public static Path core() {
        return profile("core");
    }

    public static Path demo() {
        return profile("demo");
    }

    /** A private copy of a distribution, for tests that change it. */
    public static Path copy(Path home, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(home.relativize(file).toString()));
            }
        }
        return to;
    }

    private static Path profile(String name) {
        Path target = root().resolve("distribution/target");
        try (Stream<Path> files = Files.list(target)) {
            List<Path> homes = files.filter(Files::isDirectory)
                    .filter(file -> file.getFileName().toString().startsWith("tidegate-" + name + "-"))
                    .toList();
            if (homes.size() != 1) {
                throw new IllegalStateException(
                        "one folder tidegate-" + name + "-<version> expected in " + target + ", found " + homes);
            }
            return homes.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException("build the module 'distribution' first", e);
        }
    }
}
