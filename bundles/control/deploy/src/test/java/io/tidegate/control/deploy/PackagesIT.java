// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tidegate.api.deploy.DeploymentPlan.Action;
import io.tidegate.api.deploy.DeploymentPlan.Step;
import io.tidegate.api.deploy.DeploymentReport;
import io.tidegate.api.deploy.DeploymentReport.Outcome;
import io.tidegate.api.deploy.DeploymentReport.Result;
import io.tidegate.api.deploy.DeploymentRequest;
import io.tidegate.lib.running.RunningSet.Desired;
import io.tidegate.lib.running.RunningSet.Entry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Deployment packages in a real framework: all of a package, or none of it. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PackagesIT {

    @TempDir
    Path data;

    @TempDir
    Path jars;

    private Gateway gateway;

    @BeforeEach
    void boot() throws Exception {
        gateway = new Gateway(data);
        gateway.configure("device");
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
        try (Stream<Path> left = Files.list(Files.createDirectories(data.resolve("tmp")))) {
            assertThat(left).as("what packages were unpacked to").isEmpty();
        }
    }

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

    @Test
    void singletonsAreReplacedInPlace() throws Exception {
        install(single("1.0.0"));
        assertThat(install(single("1.1.0")).successful()).isTrue();

        assertThat(gateway.bundles("single")).hasSize(1);
        assertThat(gateway.running().find("single").orElseThrow().standbySha256())
                .isEmpty();
    }

    @Test
    void damagedPackageTouchesNothing() throws Exception {
        install(plant("1.0.0", "1.0.0", "1.0.0"));
        long generation = gateway.running().generation();
        byte[] whole = Files.readAllBytes(plant("2.0.0", "2.0.0", "2.0.0").in(jars));

        Path cut = Files.write(jars.resolve("cut.dp"), Arrays.copyOf(whole, whole.length / 2));
        Result result = install(cut).results().get(0);

        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(result.reason()).contains("cut.dp: it is damaged or cut off");
        assertThat(gateway.running().generation()).isEqualTo(generation);
    }

    @Test
    void whatIsMissingIsListedWithWhatToUseInstead() throws Exception {
        Path jar = TestBundle.of("addon", "1.0.0")
                .header(
                        "Import-Package",
                        "javax.ws.rs,javax.ws.rs.core,com.google.gson;version=\"[2,3)\","
                                + "org.osgi.framework;version=\"[9,10)\",javax.xml.bind;resolution:=optional")
                .header("Require-Bundle", "org.eclipse.osgi")
                .header("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"")
                .in(jars);

        String reason = install(TestPackage.of("rest", "1.0.0").bundle("addon", "1.0.0", jar))
                .results()
                .get(0)
                .reason();

        assertThat(reason)
                .contains("addon 1.0.0 needs package javax.ws.rs, which nothing here provides")
                .contains("addon 1.0.0 needs package javax.ws.rs.core, which nothing here provides")
                .containsOnlyOnce("javax.ws.rs: REST add-ons")
                .contains("com.google.gson: install it with 'tidegate feature install kura-libraries'")
                .contains("needs package org.osgi.framework [9,10), but there is 1.10.0 of the framework")
                .contains("needs bundle org.eclipse.osgi", "import packages instead")
                .contains(
                        "needs Java 99, but there is Java " + Runtime.version().feature())
                .doesNotContain("javax.xml.bind");
    }

    @Test
    void oldExecutionEnvironmentsAreMet() throws Exception {
        for (String environment : List.of("J2SE-1.5", "JavaSE-1.7, JavaSE-1.8", "JavaSE-11")) {
            Result result = gateway.install(TestBundle.of("old", "1.0.0")
                    .header("Bundle-RequiredExecutionEnvironment", environment)
                    .in(jars));
            assertThat(result.outcome())
                    .as(environment + ": " + result.reason())
                    .isEqualTo(Outcome.DONE);
        }
        Result tooNew = gateway.install(TestBundle.of("new", "1.0.0")
                .header("Bundle-RequiredExecutionEnvironment", "JavaSE-98, JavaSE-99")
                .in(jars));
        assertThat(tooNew.reason()).contains("needs JavaSE-98 or JavaSE-99");
    }

    @Test
    void eventsTellWhatBecameOfAPackage() throws Exception {
        List<Event> events = new ArrayList<>();
        gateway.events().admin = new EventAdmin() {
            @Override
            public void postEvent(Event event) {
                events.add(event);
            }

            @Override
            public void sendEvent(Event event) {
                throw new AssertionError("a deployment must not wait for listeners");
            }
        };
        Path file = plant("1.0.0", "1.0.0", "1.0.0").in(jars);
        install(file);
        install(TestPackage.of("plant", "2.0.0")
                .bundle(
                        "device",
                        "2.0.0",
                        TestBundle.device("2.0.0").throwingActivator().in(jars)));
        apply(DeploymentRequest.uninstall("plant"));

        assertThat(events)
                .extracting(Event::getTopic)
                .containsExactly(PackageEvents.INSTALLED, PackageEvents.INSTALLED, PackageEvents.UNINSTALLED);
        assertThat(events)
                .extracting(e -> e.getProperty("deploymentpackage.version"), e -> e.getProperty("successful"))
                .containsExactly(tuple("1.0.0", true), tuple("2.0.0", false), tuple("1.0.0", true));
        assertThat(events.get(0).getProperty("deploymentpackage.url"))
                .isEqualTo(file.toUri().toString());
        assertThat(events.get(0).getProperty("exception")).isNull();
        assertThat((Exception) events.get(1).getProperty("exception")).hasMessageContaining("no licence");
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

    @Test
    void planNamesEveryStep() throws Exception {
        install(plant("1.0.0", "1.0.0", "1.0.0"));
        Path next = plant("1.1.0", "1.1.0", "1.1.0").in(jars);

        assertThat(gateway.deployer()
                        .plan(DeploymentRequest.install(List.of(next)))
                        .steps())
                .extracting(Step::symbolicName, Step::action)
                .containsExactly(tuple("library", Action.UPDATE_IN_PLACE), tuple("device", Action.SWAP));
    }

    private TestPackage plant(String version, String library, String device) throws Exception {
        return TestPackage.of("plant", version)
                .bundle("device", device, device(device, "[1,9)", ""))
                .bundle("library", library, library(library, ""));
    }

    private TestPackage single(String version) throws Exception {
        Path jar = TestBundle.of("single;singleton:=true", version).in(jars);
        return TestPackage.of("plant", version)
                .section("single.jar", "single;singleton:=true", version, "")
                .entry("single.jar", jar);
    }

    private Path library(String version, String note) throws Exception {
        return TestBundle.of("library", version)
                .header("Export-Package", "words;version=" + version)
                .entry("words/a", note)
                .in(jars);
    }

    private Path device(String version, String words, String note) throws Exception {
        return TestBundle.device(version)
                .header("Import-Package", "org.osgi.framework,words;version=\"" + words + "\"")
                .entry("note", note)
                .in(jars);
    }

    private static TestBundle user(String bsn, String version) {
        return TestBundle.of(bsn, version).header("Import-Package", "words;version=\"[1,2)\"");
    }

    /** What the command of that name prints. */
    private String packages() {
        StringWriter text = new StringWriter();
        new PackagesCommand(new FrameworkGatewayState(gateway.context(), gateway.runtime(), new Checks()))
                .run(List.of(), new PrintWriter(text, true), new PrintWriter(text, true));
        return text.toString();
    }

    private int state(String bsn) {
        return gateway.bundles(bsn).get(0).getState();
    }

    private DeploymentReport install(TestPackage made) throws Exception {
        return install(made.in(jars));
    }

    private DeploymentReport install(Path file) {
        return Gateway.install(gateway.deployer(), file);
    }

    private DeploymentReport apply(DeploymentRequest request) {
        BundleDeployer deployer = gateway.deployer();
        return deployer.apply(deployer.plan(request));
    }

    private String reason(DeploymentRequest request) {
        return apply(request).results().get(0).reason();
    }

    private void restart() throws Exception {
        gateway.close();
        gateway = new Gateway(data);
        gateway.configure("device");
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
