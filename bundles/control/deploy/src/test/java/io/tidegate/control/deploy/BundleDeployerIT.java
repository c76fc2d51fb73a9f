// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.api.deploy.DeploymentPlan;
import io.tidegate.api.deploy.DeploymentPlan.Action;
import io.tidegate.api.deploy.DeploymentReport;
import io.tidegate.api.deploy.DeploymentReport.Outcome;
import io.tidegate.api.deploy.DeploymentReport.Result;
import io.tidegate.api.deploy.DeploymentRequest;
import io.tidegate.lib.running.RunningSet.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BundleDeployerIT {

    private static final String NEEDS_A_CLOCK =
            "<reference name='clock' interface='java.util.function.LongSupplier' bind='bind'/>";

    @TempDir
    Path data;

    @TempDir
    Path jars;

    private Gateway gateway;

    @BeforeEach
    void boot() throws Exception {
        gateway = new Gateway(data);
        gateway.configure("device");
        gateway.install(TestBundle.device("1.0.0").in(jars));
        gateway.awaitAnswer("1.0.0");
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void updateUnderUseChangesTheAnswerAndNoOtherBundle() throws Exception {
        gateway.install(TestBundle.of("bystander", "1.0.0").in(jars));
        AtomicInteger others = new AtomicInteger();
        gateway.context().addBundleListener(event -> {
            if (!event.getBundle().getSymbolicName().equals("device")
                    && (event.getType() & (BundleEvent.STARTED | BundleEvent.STOPPED)) != 0) {
                others.incrementAndGet();
            }
        });
        AtomicBoolean ended = new AtomicBoolean();
        AtomicInteger strange = new AtomicInteger();
        Thread user = new Thread(() -> {
            while (!ended.get()) {
                if (!List.of("", "1.0.0", "1.1.0").contains(gateway.answer())) {
                    strange.incrementAndGet();
                }
            }
        });
        user.start();

        Result result = gateway.install(TestBundle.device("1.1.0").in(jars));
        ended.set(true);
        user.join();

        assertThat(result.outcome()).as(result.reason()).isEqualTo(Outcome.DONE);
        assertThat(result.fromVersion()).isEqualTo("1.0.0");
        assertThat(result.gapMillis()).isNotNegative();
        assertThat(gateway.answer()).isEqualTo("1.1.0");
        assertThat(strange).hasValue(0);
        assertThat(others).hasValue(0);
        Entry entry = gateway.running().find("device").orElseThrow();
        assertThat(entry.version()).isEqualTo("1.1.0");
        assertThat(entry.standbySha256()).isNotEmpty();
    }

    @Test
    void unresolvableVersionIsRefusedInWordsAndTouchesNothing() throws Exception {
        long generation = gateway.running().generation();
        List<Integer> events = new java.util.concurrent.CopyOnWriteArrayList<>();
        gateway.context().addBundleListener(event -> events.add(event.getType()));

        Path jar = TestBundle.device("2.0.0")
                .header("Import-Package", "org.nowhere;version=\"[2,3)\"")
                .in(jars);
        Result result = gateway.install(jar);

        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(result.reason()).contains("device 2.0.0 needs package org.nowhere [2,3)");
        assertThat(events).isEmpty();
        assertThat(gateway.running().generation()).isEqualTo(generation);
        assertThat(gateway.answer()).isEqualTo("1.0.0");
    }

    @Test
    void throwingActivatorIsRolledBack() throws Exception {
        rolledBack(TestBundle.device("2.0.0").throwingActivator(), "no licence");
    }

    @Test
    void failedActivationIsRolledBack() throws Exception {
        rolledBack(TestBundle.of("device", "2.0.0").component("device", "activate", ""), "no such port");
    }

    @Test
    void missingMandatoryServiceIsRolledBack() throws Exception {
        rolledBack(
                TestBundle.of("device", "2.0.0").component("device", "", NEEDS_A_CLOCK),
                "java.util.function.LongSupplier");
    }

    /** An add-on may be installed before what it works with is configured. */
    @Test
    void newComponentMayWaitForAService() throws Exception {
        gateway.configure("alarm");

        Result result = gateway.install(TestBundle.of("alarm", "1.0.0")
                .component("alarm", "", NEEDS_A_CLOCK)
                .in(jars));

        assertThat(result.outcome()).as(result.reason()).isEqualTo(Outcome.DONE);
    }

    @Test
    void componentThatLostItsConfigurationIsRolledBack() throws Exception {
        rolledBack(TestBundle.of("device", "2.0.0").component("gadget", "", ""), "no such component");
    }

    @Test
    void classToWarmThatIsMissingIsRefusedBeforeTheSwap() throws Exception {
        Result result = gateway.install(TestBundle.device("2.0.0")
                .header(JarFacts.PREWARM, "org.Nowhere")
                .in(jars));

        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(result.reason()).contains("org.Nowhere");
        assertThat(gateway.bundles("device")).hasSize(1);
    }

    private void rolledBack(TestBundle bundle, String reason) throws Exception {
        gateway.install(TestBundle.device("1.1.0").in(jars));
        Entry before = gateway.running().find("device").orElseThrow();

        Result result = gateway.install(bundle.in(jars));

        assertThat(result.outcome()).as(result.reason()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(result.reason()).contains(reason);
        assertThat(gateway.answer()).isEqualTo("1.1.0");
        assertThat(gateway.running().find("device")).contains(before);
        // The predecessor is back in its slot, so that an undo is still possible.
        Result undone = apply(DeploymentRequest.undo("device")).results().get(0);
        assertThat(undone.outcome()).as(undone.reason()).isEqualTo(Outcome.DONE);
        assertThat(gateway.answer()).isEqualTo("1.0.0");
    }

    @Test
    void stopThatHangsIsGivenUpAndReported() throws Exception {
        gateway.install(
                TestBundle.of("device", "1.1.0").component("device", "hang", "").in(jars));
        gateway.awaitAnswer("1.1.0");

        Result result = gateway.install(TestBundle.device("1.2.0").in(jars));

        assertThat(result.outcome()).as(result.reason()).isEqualTo(Outcome.DONE);
        assertThat(result.reason()).contains("stopping device 1.1.0 did not return within 2000 ms");
        // As long as it hangs its slot can't be filled; what runs goes on.
        Result next = gateway.install(TestBundle.device("1.3.0").in(jars));
        assertThat(next.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(next.reason()).contains("device 1.1.0 in slot B hangs");
        gateway.awaitAnswer("1.2.0");

        System.setProperty("device.release", "now");
        gateway.awaitState("1.1.0", Bundle.RESOLVED);
        assertThat(gateway.install(TestBundle.device("1.3.0").in(jars)).outcome())
                .isEqualTo(Outcome.DONE);
        gateway.awaitAnswer("1.3.0");
    }

    @Test
    void newVersionThatFailsAndHangsDoesNotKeepTheOldOneAway() throws Exception {
        Path jar = TestBundle.of("device", "2.0.0")
                .component("device", "hang", NEEDS_A_CLOCK)
                .entry("OSGI-INF/gadget.xml", TestBundle.description("gadget", "2.0.0", "hang", "", "ignore"))
                .in(jars);

        Result result = gateway.install(jar);

        assertThat(result.outcome()).as(result.reason()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(result.reason()).contains("stopping device 2.0.0 did not return", "slot B is not as it was");
        gateway.awaitAnswer("1.0.0");
    }

    @Test
    void undoReturnsToThePredecessorAndBack() throws Exception {
        gateway.install(TestBundle.device("1.1.0").in(jars));

        assertThat(apply(DeploymentRequest.undo("device")).successful()).isTrue();
        assertThat(gateway.answer()).isEqualTo("1.0.0");
        assertThat(apply(DeploymentRequest.undo("device")).successful()).isTrue();
        assertThat(gateway.answer()).isEqualTo("1.1.0");
    }

    @Test
    void sameJarChangesNothingAndSameVersionWithOtherContentReplaces() throws Exception {
        Path jar = TestBundle.device("1.1.0").in(jars);
        gateway.install(jar);

        assertThat(gateway.install(jar).outcome()).isEqualTo(Outcome.UNCHANGED);
        Result rebuilt = gateway.install(
                TestBundle.device("1.1.0").entry("note.txt", "rebuilt").in(jars));
        assertThat(rebuilt.outcome()).as(rebuilt.reason()).isEqualTo(Outcome.DONE);
    }

    @Test
    void fiftyUpdatesLeaveTwoBundlesAndTwoJars() throws Exception {
        for (int i = 1; i <= 50; i++) {
            Result result = gateway.install(TestBundle.device("1.0." + i).in(jars));
            assertThat(result.outcome()).as(result.reason()).isEqualTo(Outcome.DONE);
        }

        assertThat(gateway.answer()).isEqualTo("1.0.50");
        assertThat(gateway.bundles("device")).hasSize(2);
        try (Stream<Path> kept = Files.list(data.resolve("deploy/store"))) {
            assertThat(kept).hasSize(2);
        }
    }

    @Test
    void pidOfAnotherBundleIsRefusedNamingBoth() throws Exception {
        Result result = gateway.install(
                TestBundle.of("intruder", "1.0.0").component("device", "", "").in(jars));

        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(result.reason()).contains("PID device", "intruder", "by device");
    }

    @Test
    void bundleThatFailsAtItsInstallationIsRemovedAgain() throws Exception {
        Result result = gateway.install(TestBundle.of("bad", "1.0.0")
                .throwingActivator()
                .header("Import-Package", "org.osgi.framework")
                .in(jars));

        assertThat(result.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(gateway.bundles("bad")).isEmpty();
        assertThat(gateway.running().find("bad")).isEmpty();
    }

    @Test
    void exporterIsUpdatedInPlaceWithThoseWiredToIt() throws Exception {
        TestBundle library = TestBundle.of("library", "1.0.0")
                .header("Export-Package", "words;version=1.0.0")
                .entry("words/a", "");
        TestBundle user = TestBundle.of("user", "1.0.0").header("Import-Package", "words;version=\"[1,2)\"");
        // Given in the wrong order on purpose.
        assertThat(Gateway.install(gateway.deployer(), user.in(jars), library.in(jars))
                        .successful())
                .isTrue();

        Path next = TestBundle.of("library", "1.1.0")
                .header("Export-Package", "words;version=1.1.0")
                .entry("words/a", "")
                .in(jars);
        DeploymentPlan plan = gateway.deployer().plan(DeploymentRequest.install(List.of(next)));
        assertThat(plan.steps().get(0).action()).isEqualTo(Action.UPDATE_IN_PLACE);
        assertThat(plan.steps().get(0).refreshed()).containsExactly("user");
        Result result = gateway.deployer().apply(plan).results().get(0);

        assertThat(result.outcome()).as(result.reason()).isEqualTo(Outcome.DONE);
        assertThat(gateway.bundles("library")).hasSize(1).allMatch(b -> b.getState() == Bundle.ACTIVE);
        assertThat(gateway.bundles("user")).allMatch(b -> b.getState() == Bundle.ACTIVE);

        // Its users would be left without the package: back to what was.
        Path breaking = TestBundle.of("library", "2.0.0")
                .header("Export-Package", "words;version=2.0.0")
                .entry("words/a", "")
                .in(jars);
        Result broken = gateway.install(breaking);
        assertThat(broken.outcome()).as(broken.reason()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(gateway.bundles("library").get(0).getVersion()).hasToString("1.1.0");
        assertThat(gateway.bundles("user")).allMatch(b -> b.getState() == Bundle.ACTIVE);
        assertThat(apply(DeploymentRequest.uninstall("library"))
                        .results()
                        .get(0)
                        .reason())
                .contains("is used by user");
    }

    @Test
    void stoppedBundleStaysStoppedAfterARestartAndAnUpdate() throws Exception {
        assertThat(gateway.deployer().stop("device").successful()).isTrue();
        assertThat(gateway.answer()).isEmpty();
        Path newer = TestBundle.device("1.1.0").in(jars);
        Result updated = gateway.install(newer);
        assertThat(updated.outcome()).isEqualTo(Outcome.DONE);
        assertThat(Words.of(updated))
                .isEqualTo(
                        "device 1.0.0 -> 1.1.0: done, stays stopped, as an operator stopped it: 'start device' starts"
                                + " it");
        assertThat(gateway.install(newer).reason()).startsWith("is there already, and stays stopped");
        gateway.close();
        gateway = new Gateway(data);
        gateway.configure("device");
        assertThat(gateway.answer()).isEmpty();
        assertThat(gateway.deployer().start("device").successful()).isTrue();
        gateway.awaitAnswer("1.1.0");
    }

    /** To judge it as if it were new would stop a bundle that waits for a device. */
    @Test
    void startOfWhatRunsLeavesItAlone() throws Exception {
        assertThat(gateway.deployer().start("device").results().get(0).outcome())
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(gateway.answer()).isEqualTo("1.0.0");
    }

    @Test
    void uninstalledBundleIsGone() throws Exception {
        assertThat(apply(DeploymentRequest.uninstall("device")).successful()).isTrue();

        assertThat(gateway.bundles("device")).isEmpty();
        assertThat(gateway.running().bundles()).isEmpty();
        try (Stream<Path> kept = Files.list(data.resolve("deploy/store"))) {
            assertThat(kept).isEmpty();
        }
    }

    @Test
    void whatCarriesTheDeploymentIsNotTouched() throws Exception {
        Path jar = TestBundle.of("org.apache.felix.scr", "9.0.0").in(jars);

        assertThat(gateway.install(jar).reason()).contains("carries the deployment itself");
    }

    /** A kill is an error that nothing catches: what runs after the next boot is the old or the new version, alone. */
    @ParameterizedTest
    @ValueSource(strings = {"installed", "prepared", "old stopped", "new started", "healthy", "committed"})
    void killedAtAnyStepTheNextBootHasOneVersion(String step) throws Exception {
        gateway.install(TestBundle.device("1.1.0").in(jars));
        BundleDeployer killed = gateway.deployer(reached -> {
            if (reached.equals(step)) {
                throw new Killed();
            }
        });
        Path jar = TestBundle.device("1.2.0").in(jars);
        assertThatThrownBy(() -> Gateway.install(killed, jar)).isInstanceOf(Killed.class);
        gateway.close();

        gateway = new Gateway(data);
        gateway.configure("device");

        String expected = step.equals("committed") ? "1.2.0" : "1.1.0";
        gateway.awaitAnswer(expected);
        assertThat(gateway.bundles("device"))
                .filteredOn(b -> b.getState() == Bundle.ACTIVE)
                .hasSize(1);
        assertThat(gateway.running().find("device").orElseThrow().version()).isEqualTo(expected);
        assertThat(gateway.install(TestBundle.device("1.3.0").in(jars)).outcome())
                .isEqualTo(Outcome.DONE);
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private DeploymentReport apply(DeploymentRequest request) {
        BundleDeployer deployer = gateway.deployer();
        return deployer.apply(deployer.plan(request));
    }
}
