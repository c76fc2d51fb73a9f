// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.deploy.DeploymentReport.Outcome;
import io.tidegate.api.deploy.DeploymentReport.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.Bundle;

/** What is refused before it touches anything, and what is taken back because it does not work. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FailedChangesIT extends DeviceSetup {

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
    void whatCarriesTheDeploymentIsNotTouched() throws Exception {
        Path jar = TestBundle.of("org.apache.felix.scr", "9.0.0").in(jars);

        assertThat(gateway.install(jar).reason()).contains("carries the deployment itself");
    }
}
