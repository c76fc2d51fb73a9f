// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.api.deploy.DeploymentReport;
import io.tidegate.api.deploy.DeploymentReport.Outcome;
import io.tidegate.api.deploy.DeploymentReport.Result;
import io.tidegate.lib.running.RunningSet.Entry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;

/** Deployment packages in a real framework: all of a package, or none of it. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PackagesIT extends PackagesSetup {

    @Test
    void packageInstallsAndSurvivesARestart() throws Exception {
        DeploymentReport report = install(plant("1.0.0", "1.0.0", "1.0.0"));

        assertThat(report.successful()).as("%s", report).isTrue();
        restart();
        gateway.awaitAnswer("1.0.0");
        assertThat(state("library")).isEqualTo(Bundle.ACTIVE);
        assertThat(gateway.running().bundles()).extracting(Entry::origin).containsOnly("package:plant:1.0.0");
        assertThat(packages()).contains("plant").contains("1.0.0").contains("active");
    }

    /** The library is updated in its place, the device, wired to it, beside its old version; a third bundle comes, one goes. */
    @Test
    void updateChangesAddsAndRemovesBundles() throws Exception {
        install(TestPackage.of("plant", "1.0.0")
                .bundle("library", "1.0.0", library("1.0.0", ""))
                .bundle("device", "1.0.0", device("1.0.0", "[1,2)", ""))
                .bundle("old", "1.0.0", user("old", "1.0.0").in(jars)));

        DeploymentReport report = install(TestPackage.of("plant", "2.0.0")
                .bundle("device", "2.0.0", device("2.0.0", "[2,3)", ""))
                .bundle("fresh", "1.0.0", TestBundle.of("fresh", "1.0.0").in(jars))
                .bundle("library", "2.0.0", library("2.0.0", "")));

        assertThat(report.successful()).as("%s", report).isTrue();
        gateway.awaitAnswer("2.0.0");
        assertThat(gateway.bundles("old")).isEmpty();
        assertThat(state("fresh")).isEqualTo(Bundle.ACTIVE);
        assertThat(gateway.running().bundles()).extracting(Entry::origin).containsOnly("package:plant:2.0.0");
        assertThat(gateway.running().bundles()).extracting(Entry::bsn).containsOnly("library", "device", "fresh");
        restart();
        gateway.awaitAnswer("2.0.0");
    }

    @Test
    void lowerVersionIsAnUpdateToo() throws Exception {
        install(plant("2.0.0", "1.2.0", "2.0.0"));
        assertThat(install(plant("1.0.0", "1.0.0", "1.0.0")).successful()).isTrue();
        gateway.awaitAnswer("1.0.0");
        assertThat(gateway.running().find("library").orElseThrow().version()).isEqualTo("1.0.0");
    }

    @Test
    void sameVersionWithOtherContentReplacesAndTheSameFileChangesNothing() throws Exception {
        Path file = plant("1.0.0", "1.0.0", "1.0.0").in(jars);
        install(file);
        long generation = gateway.running().generation();

        assertThat(install(file).results()).extracting(Result::outcome).containsOnly(Outcome.UNCHANGED);
        assertThat(gateway.running().generation()).isEqualTo(generation);
        DeploymentReport rebuilt = install(TestPackage.of("plant", "1.0.0")
                .bundle("library", "1.0.0", library("1.0.0", "rebuilt"))
                .bundle("device", "1.0.0", device("1.0.0", "[1,2)", "")));
        assertThat(rebuilt.successful()).as("%s", rebuilt).isTrue();
        assertThat(rebuilt.results()).anyMatch(r -> r.symbolicName().equals("library") && r.outcome() == Outcome.DONE);
    }

    /** The library of the new version is good and was already updated when the device turns out not to work. */
    @Test
    void oneBundleThatFailsTakesThePackageBack() throws Exception {
        install(plant("1.0.0", "1.0.0", "1.0.0"));
        List<Entry> before = gateway.running().bundles();
        Path failing = TestBundle.of("device", "2.0.0")
                .component("device", "activate", "")
                .header("Import-Package", "words")
                .in(jars);

        DeploymentReport report = install(TestPackage.of("plant", "2.0.0")
                .bundle("library", "2.0.0", library("2.0.0", ""))
                .bundle("fresh", "1.0.0", TestBundle.of("fresh", "1.0.0").in(jars))
                .bundle("device", "2.0.0", failing));

        assertThat(report.results()).extracting(Result::outcome).containsOnly(Outcome.ROLLED_BACK);
        assertThat(report.results())
                .anyMatch(r -> r.symbolicName().equals("device") && r.reason().contains("no such port"));
        assertThat(gateway.answer()).isEqualTo("1.0.0");
        assertThat(gateway.running().bundles()).isEqualTo(before);
        assertThat(gateway.bundles("fresh")).isEmpty();
        assertThat(gateway.bundles("library"))
                .extracting(b -> b.getVersion().toString())
                .containsExactly("1.0.0");
        assertThat(state("library")).isEqualTo(Bundle.ACTIVE);
    }

    @Test
    void bundleThatThePackageDropsComesBackWhenTheUpdateFails() throws Exception {
        install(plant("1.0.0", "1.0.0", "1.0.0"));

        DeploymentReport report = install(TestPackage.of("plant", "2.0.0")
                .bundle(
                        "device",
                        "2.0.0",
                        TestBundle.device("2.0.0").throwingActivator().in(jars)));

        assertThat(report.results()).extracting(Result::outcome).containsOnly(Outcome.ROLLED_BACK);
        assertThat(state("library")).isEqualTo(Bundle.ACTIVE);
        gateway.awaitAnswer("1.0.0");
    }

    /** Each waits for the other's service; only together are they well. */
    @Test
    void bundlesOfAPackageMayNeedEachOthersServices() throws Exception {
        Path needs = TestBundle.of("device", "1.0.0")
                .component(
                        "device",
                        "",
                        "<reference name='clock' interface='java.util.function.Supplier' target='(component.name=clock)'/>")
                .in(jars);
        Path clock = TestBundle.of("clock", "1.0.0").component("clock", "", "").in(jars);
        gateway.configure("clock");

        DeploymentReport report = install(TestPackage.of("plant", "1.0.0")
                .bundle("device", "1.0.0", needs)
                .bundle("clock", "1.0.0", clock));

        assertThat(report.successful()).as("%s", report).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"installed", "prepared", "old stopped", "replaced", "new started", "healthy", "committed"})
    void killedAtAnyStepTheNextBootHasOneVersionOfAll(String step) throws Exception {
        install(plant("1.0.0", "1.0.0", "1.0.0"));
        BundleDeployer killed = gateway.deployer(reached -> {
            if (reached.equals(step)) {
                throw new Killed();
            }
        });
        Path next = TestPackage.of("plant", "2.0.0")
                .bundle("library", "2.0.0", library("2.0.0", ""))
                .bundle("device", "2.0.0", device("2.0.0", "[2,3)", ""))
                .in(jars);
        assertThatThrownBy(() -> Gateway.install(killed, next)).isInstanceOf(Killed.class);
        restart();

        String expected = step.equals("committed") ? "2.0.0" : "1.0.0";
        gateway.awaitAnswer(expected);
        assertThat(gateway.running().bundles()).extracting(Entry::version).containsOnly(expected);
        assertThat(gateway.bundles("library"))
                .filteredOn(b -> b.getState() == Bundle.ACTIVE)
                .extracting(b -> b.getVersion().toString())
                .containsExactly(expected);
        assertThat(install(plant("3.0.0", "1.0.0", "1.3.0")).successful()).isTrue();
    }

    @Test
    void singletonsAreReplacedInPlace() throws Exception {
        install(single("1.0.0"));
        assertThat(install(single("1.1.0")).successful()).isTrue();

        assertThat(gateway.bundles("single")).hasSize(1);
        assertThat(gateway.running().find("single").orElseThrow().standbySha256())
                .isEmpty();
    }

    /** A jar for Kura 5 as its build made it: lazy, singleton, with handwritten descriptions of its components. */
    @Test
    void lazySingletonWithHandwrittenComponentsRuns() throws Exception {
        Path jar = TestBundle.of("addon;singleton:=true", "1.0.0")
                .component("device", "", "")
                .header("Bundle-ActivationPolicy", "lazy")
                .header("Bundle-RequiredExecutionEnvironment", "JavaSE-1.8")
                .in(jars);

        DeploymentReport report = install(TestPackage.of("addon", "1.0.0")
                .section("a.jar", "addon;singleton:=true", "1.0.0", "")
                .entry("a.jar", jar));

        assertThat(report.successful()).as("%s", report).isTrue();
        gateway.awaitAnswer("1.0.0");
        restart();
        gateway.awaitAnswer("1.0.0");
    }
}
