// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.control.deploy.Unit.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.osgi.framework.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of a request, read and checked; what packages hold is laid down in a folder that lives as long as this. */
final class Contents implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Contents.class);

    private final List<Unit> units = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private Path folder;

    /** @param home the distribution; only features need it */
    static Contents read(List<Path> files, Path data, Path home) {
        Contents contents = new Contents();
        for (Path file : files) {
            try {
                contents.units.add(contents.unit(file, data, home));
            } catch (IOException e) {
                contents.problems.add(e.getMessage());
            }
        }
        return contents;
    }

    List<Unit> units() {
        return units;
    }

    List<String> problems() {
        return problems;
    }

    private Unit unit(Path file, Path data, Path home) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": no such file");
        }
        if (!Files.isReadable(file)) {
            throw new IOException(
                    file + ": the gateway's user '" + System.getProperty("user.name") + "' may not read it");
        }
        if (name.endsWith(".json")) {
            return FeatureFile.read(file, home);
        }
        if (name.endsWith(".dp") || isPackage(file)) {
            return PackageFile.read(file, scratch(data).resolve(String.valueOf(units.size())));
        }
        return new Unit(Owner.OPERATOR, file, List.of(new Member(JarFacts.read(file), Unit.USUAL_LEVEL)));
    }

    /** Whether it is a package although its name does not say so. */
    private static boolean isPackage(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            Attributes main = manifest == null ? new Attributes() : manifest.getMainAttributes();
            return main.getValue(PackageFile.SYMBOLIC_NAME) != null
                    && main.getValue(Constants.BUNDLE_SYMBOLICNAME) == null;
        } catch (IOException e) {
            // Whoever reads it as a bundle says what is wrong with it.
            return false;
        }
    }

    private Path scratch(Path data) throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory(Files.createDirectories(data.resolve("tmp")), "packages");
        }
        return folder;
    }

    @Override
    public void close() {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("{} can't be deleted, the next start does: {}", folder, e.toString());
        }
    }
}
