// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.deploy.DeploymentReport;
import io.tidegate.api.deploy.DeploymentReport.Outcome;
import io.tidegate.api.deploy.DeploymentReport.Result;
import io.tidegate.api.deploy.DeploymentRequest;
import io.tidegate.lib.running.RunningSet.Entry;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A framework in which a device runs, for a test that changes it. */
abstract class DeviceSetup {

    static final String NEEDS_A_CLOCK =
            "<reference name='clock' interface='java.util.function.LongSupplier' bind='bind'/>";

    @TempDir
    Path data;

    @TempDir
    Path jars;

    Gateway gateway;

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

    void rolledBack(TestBundle bundle, String reason) throws Exception {
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

    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    DeploymentReport apply(DeploymentRequest request) {
        BundleDeployer deployer = gateway.deployer();
        return deployer.apply(deployer.plan(request));
    }
}
