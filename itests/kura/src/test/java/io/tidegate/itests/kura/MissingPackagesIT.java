// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.kura;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An add-on that needs what a gateway does not have is refused with each missing package, and what to do about it. */
class MissingPackagesIT {

    private static final String MANIFEST =
            """
            Manifest-Version: 1.0
            Bundle-ManifestVersion: 2
            Bundle-SymbolicName: com.example.lamp
            Bundle-Version: 1.0.0
            Import-Package: org.eclipse.kura.gpio;version="[1.1,2.0)",
             javax.ws.rs;version="[2.0,3.0)",
             com.google.gson;version="[2.7,3.0)",
             org.eclipse.kura.configuration;version="[1.1,2.0)"

            """;

    @TempDir
    private Path folder;

    @Test
    void eachMissingPackageIsNamedWithAHint() throws Exception {
        Path lamp = folder.resolve("com.example.lamp_1.0.0.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(lamp))) {
            out.putNextEntry(new ZipEntry(JarFile.MANIFEST_NAME));
            out.write(MANIFEST.getBytes(StandardCharsets.UTF_8));
        }
        try (Site site = Site.start(folder)) {
            String before = site.cli("bundles");
            String reason = site.fails("install", lamp.toString());
            assertThat(reason.lines().filter(line -> line.contains("org.eclipse.kura.gpio")))
                    .as(reason)
                    .anySatisfy(line -> assertThat(line).containsIgnoringCase("hardware"));
            assertThat(reason.lines().filter(line -> line.contains("javax.ws.rs")))
                    .as(reason)
                    .anySatisfy(line -> assertThat(line).contains("REST"));
            assertThat(reason.lines().filter(line -> line.contains("com.google.gson")))
                    .as(reason)
                    .anySatisfy(line -> assertThat(line).contains("kura-libraries"));
            assertThat(reason).doesNotContain("org.eclipse.kura.configuration");
            assertThat(site.cli("bundles")).isEqualTo(before);
        }
    }
}
