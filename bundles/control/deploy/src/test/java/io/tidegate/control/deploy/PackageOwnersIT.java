// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.deploy.DeploymentReport;
import io.tidegate.api.deploy.DeploymentRequest;
import io.tidegate.lib.running.RunningSet.Desired;
import io.tidegate.lib.running.RunningSet.Entry;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.Bundle;

/** Which package has which bundles, and who may take them away. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PackageOwnersIT extends PackagesSetup {

    @Test
    void uninstallRemovesThePackageAndASingleBundleOfItIsRefused() throws Exception {
        install(plant("1.0.0", "1.0.0", "1.0.0"));

        assertThat(reason(DeploymentRequest.uninstall("device")))
                .contains("device belongs to package plant 1.0.0: uninstall plant");
        DeploymentReport report = apply(DeploymentRequest.uninstall("plant"));
        assertThat(report.successful()).as("%s", report).isTrue();
        assertThat(gateway.running().bundles()).isEmpty();
        assertThat(gateway.bundles("library")).isEmpty();
        assertThat(reason(DeploymentRequest.uninstall("plant"))).contains("plant is not installed");
    }

    @Test
    void packageWhoseBundleOthersUseIsNotUninstalled() throws Exception {
        install(plant("1.0.0", "1.0.0", "1.0.0"));
        gateway.install(user("stranger", "1.0.0").in(jars));

        assertThat(reason(DeploymentRequest.uninstall("plant"))).contains("library 1.0.0 is used by stranger");
        gateway.awaitAnswer("1.0.0");
    }

    @Test
    void theVerySameJarIsSharedAndAnotherOneIsRefusedNamingBoth() throws Exception {
        Path library = library("1.0.0", "");
        install(TestPackage.of("plant", "1.0.0").bundle("library", "1.0.0", library));

        assertThat(install(TestPackage.of("works", "1.0.0").bundle("library", "1.0.0", library))
                        .successful())
                .isTrue();
        String refused = install(TestPackage.of("works", "1.1.0").bundle("library", "1.1.0", library("1.1.0", "")))
                .results()
                .get(0)
                .reason();
        assertThat(refused)
                .contains(
                        "package works 1.1.0 brings library 1.1.0, but 1.0.0 of it is installed by package plant 1.0.0");

        DeploymentReport report = apply(DeploymentRequest.uninstall("plant"));
        assertThat(report.results().get(0).reason()).contains("also belongs to package works 1.0.0");
        assertThat(state("library")).isEqualTo(Bundle.ACTIVE);
        apply(DeploymentRequest.uninstall("works"));
        assertThat(gateway.bundles("library")).isEmpty();
    }

    @Test
    void bundleOfAFeatureIsNotReplacedAndOneOfAnOperatorIsTakenOver() throws Exception {
        gateway.install(library("1.0.0", ""));
        Entry entry = gateway.running().find("library").orElseThrow();
        gateway.running()
                .with(Desires.entry(entry, "feature:words", Desired.STARTED))
                .write(data);
        Path plant = plant("1.0.0", "1.1.0", "1.0.0").in(jars);
        assertThat(install(plant).results().get(0).reason()).contains("is installed by feature words");
        gateway.running()
                .with(Desires.entry(entry, "operator", Desired.STARTED))
                .write(data);

        assertThat(install(plant).successful()).isTrue();
        assertThat(gateway.running().find("library").orElseThrow().origin()).isEqualTo("package:plant:1.0.0");
    }

    @Test
    void pidOfAnotherBundleIsRefusedNamingBothUnlessThePackageReplacesIt() throws Exception {
        install(TestPackage.of("plant", "1.0.0")
                .bundle("device", "1.0.0", device("1.0.0", "[1,2)", ""))
                .bundle("library", "1.0.0", library("1.0.0", "")));
        Path gadget =
                TestBundle.of("gadget", "1.0.0").component("device", "", "").in(jars);

        String reason = install(TestPackage.of("works", "1.0.0").bundle("gadget", "1.0.0", gadget))
                .results()
                .get(0)
                .reason();
        assertThat(reason).contains("PID device is declared by gadget 1.0.0 and by device, which is installed");
        assertThat(install(TestPackage.of("plant", "2.0.0").bundle("gadget", "1.0.0", gadget))
                        .successful())
                .as("the component moved to another bundle of the same package")
                .isTrue();
    }
}
