// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.KuraProcessExecutionErrorException;
import org.eclipse.kura.system.SystemResourceInfo;
import org.eclipse.kura.system.SystemResourceType;

/**
 * What the operating system has installed, by the databases of its package managers; only that of RPM must be asked.
 *
 * @param root {@code /}, or a folder that stands for it
 */
record SystemPackages(Path root) {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    List<SystemResourceInfo> list() throws KuraProcessExecutionErrorException {
        Path dpkg = root.resolve("var/lib/dpkg/status");
        Path apk = root.resolve("lib/apk/db/installed");
        Path rpm = root.resolve("usr/bin/rpm");
        try {
            List<SystemResourceInfo> found = new ArrayList<>();
            if (Files.exists(dpkg)) {
                found.addAll(dpkg(dpkg));
            }
            if (Files.exists(apk)) {
                found.addAll(apk(apk));
            }
            if (Files.isExecutable(rpm)) {
                found.addAll(rpm(rpm));
            }
            if (found.isEmpty()) {
                throw new IOException("neither " + dpkg + " nor " + apk + " nor " + rpm + " lists any package");
            }
            return found;
        } catch (IOException | UncheckedIOException e) {
            throw new KuraProcessExecutionErrorException(e, "the system's packages can't be listed: " + e.getMessage());
        }
    }

    /** Paragraphs of fields; what is removed but for its configuration is still in the list. */
    private static List<SystemResourceInfo> dpkg(Path file) throws IOException {
        List<SystemResourceInfo> packages = new ArrayList<>();
        String name = "";
        boolean installed = false;
        for (String line : lines(file)) {
            if (line.startsWith("Package: ")) {
                name = line.substring("Package: ".length());
                installed = false;
            } else if (line.startsWith("Status: ")) {
                installed = line.endsWith(" installed");
            } else if (installed && line.startsWith("Version: ")) {
                packages.add(
                        new SystemResourceInfo(name, line.substring("Version: ".length()), SystemResourceType.DEB));
            }
        }
        return packages;
    }

    private static List<SystemResourceInfo> apk(Path file) throws IOException {
        List<SystemResourceInfo> packages = new ArrayList<>();
        String name = "";
        for (String line : lines(file)) {
            if (line.startsWith("P:")) {
                name = line.substring(2);
            } else if (line.startsWith("V:")) {
                packages.add(new SystemResourceInfo(name, line.substring(2), SystemResourceType.APK));
            }
        }
        return packages;
    }

    private static List<SystemResourceInfo> rpm(Path program) throws IOException {
        String format = "%{NAME} %{VERSION}-%{RELEASE}\\n";
        return Commands.output(LIMIT, List.of(program.toString(), "-qa", "--queryformat", format))
                .lines()
                .map(line -> line.split(" ", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> new SystemResourceInfo(parts[0], parts[1], SystemResourceType.RPM))
                .toList();
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException e) {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        }
    }
}
