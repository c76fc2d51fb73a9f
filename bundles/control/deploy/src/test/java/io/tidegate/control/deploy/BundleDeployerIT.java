// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.api.deploy.DeploymentPlan;
import io.tidegate.api.deploy.DeploymentPlan.Action;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;

/** The deployment in a real framework: bundles are replaced, undone, stopped and removed, and outlast a kill. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BundleDeployerIT extends DeviceSetup {

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

    /** An add-on may be installed before what it works with is configured. */
    @Test
    void newComponentMayWaitForAService() throws Exception {
        gateway.configure("alarm");

        Result result = gateway.install(TestBundle.of("alarm", "1.0.0")
                .component("alarm", "", NEEDS_A_CLOCK)
                .in(jars));

        assertThat(result.outcome()).as(result.reason()).isEqualTo(Outcome.DONE);
    }
}
