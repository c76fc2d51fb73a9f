// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.kura;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of packages: dropped in, still there after a restart, updated, and gone when uninstalled. */
class AddOnLifeIT {

    /** The metric by which each add-on tells its edition, by topic. */
    private static final Map<String, String> EDITIONS = Map.of(
            "plant/gw/data/pushed", "rung",
            "plant/gw/data/scaled", "scale.edition",
            "plant/gw/data/joined", "pairing.edition",
            "plant/gw/notifier/greeting", "edition",
            "plant/gw/heater/temperature", "edition");

    @TempDir
    private Path folder;

    @Test
    void packagesOutliveARestartAreUpdatedAndUninstalled() throws Exception {
        try (Site site = Site.start(folder)) {
            site.drop(DeploymentPackage.all(1, folder));
            assertThat(site.fails("status"))
                    .as("an add-on may come before what it works with")
                    .contains("com.example.heater.Heater", "waits for org.eclipse.kura.cloud.CloudService");
            site.configure("addons.json");
            assertAllRun(site, 1);

            site.restart();
            assertAllRun(site, 1);

            site.drop(DeploymentPackage.all(2, folder));
            assertThat(site.cli("bundles").lines().filter(line -> line.startsWith("com.example.")))
                    .hasSize(EDITIONS.size())
                    .allSatisfy(line -> assertThat(line).containsPattern("^\\S+ +" + AddOn.version(2)));
            assertAllRun(site, 2);

            for (String name : AddOn.PACKAGES.keySet()) {
                site.cli("uninstall", name);
            }
            assertThat(site.cli("bundles")).doesNotContain("com.example.");
            assertThat(site.cli("components")).doesNotContain("com.example.");
            assertThat(site.cli("packages")).doesNotContain(AddOn.PACKAGES.keySet());
            assertThat(site.data().resolve("deploy/slots"))
                    .isDirectoryNotContaining(
                            file -> file.getFileName().toString().startsWith("com.example."));
        }
    }

    private static void assertAllRun(Site site, int edition) {
        EDITIONS.forEach((topic, metric) -> site.hears(topic, "\"" + metric + "\":" + edition + "[,}]"));
    }
}
