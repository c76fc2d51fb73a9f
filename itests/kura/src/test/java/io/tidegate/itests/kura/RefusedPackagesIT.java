// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.kura;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package that can't be taken whole is not taken at all, and its reason stands beside it. */
class RefusedPackagesIT {

    @TempDir
    private static Path folder;

    private static Site site;
    private static String bundles;

    @BeforeAll
    static void start() throws Exception {
        site = Site.start(folder);
        site.drop(List.of(DeploymentPackage.pack("gauge", "1.0.0", List.of(AddOn.jar("gauge", 1, folder)), folder)));
        bundles = site.cli("bundles");
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
    }

    @AfterEach
    void nothingChanged() throws Exception {
        assertThat(site.cli("bundles")).isEqualTo(bundles);
    }

    @Test
    void truncatedPackageIsRefused() throws Exception {
        Path whole = DeploymentPackage.pack("scale", "1.0.0", List.of(AddOn.jar("scale", 1, folder)), folder);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = folder.resolve("cut.dp");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length * 2 / 3));
        assertThat(site.dropRefused(cut)).contains("cut.dp", "damaged or cut off");
    }

    @Test
    void packageThatSaysOtherThanOneOfItsBundlesIsRefusedWhole() throws Exception {
        List<Path> both = List.of(AddOn.jar("scale", 1, folder), AddOn.jar("pairing", 1, folder));
        Path file = DeploymentPackage.pack(
                "mixed",
                "1.0.0",
                both,
                manifest -> manifest.replace("com.example.pairing;", "com.example.other;"),
                folder);
        assertThat(site.dropRefused(file)).contains("com.example.pairing", "com.example.other");
    }

    @Test
    void pidOfAnotherBundleIsRefusedNamingBoth() throws Exception {
        Path other = AddOn.jarNamed("com.example.barometer", "gauge", folder);
        Path file = DeploymentPackage.pack("barometer", "1.0.0", List.of(other), folder);
        assertThat(site.dropRefused(file))
                .contains("com.example.barometer", "com.example.gauge", "com.example.gauge.GaugeDriver");
    }
}
