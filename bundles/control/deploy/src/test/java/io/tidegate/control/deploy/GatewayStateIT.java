// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.system.BundleState;
import io.tidegate.api.system.CheckState;
import io.tidegate.api.system.HealthReport;
import io.tidegate.api.system.Verdict;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** What the verdict is made of. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GatewayStateIT {

    @TempDir
    Path data;

    @TempDir
    Path jars;

    private Gateway gateway;
    private FrameworkGatewayState state;

    @BeforeEach
    void boot() throws Exception {
        gateway = new Gateway(data);
        gateway.install(TestBundle.of("pump", "1.0.0").in(jars));
        Checks checks = new Checks();
        gateway.audit().bindTrail(new DeployAuditTest.Kept());
        checks.addCheck(new DeployHealth(gateway.context(), gateway.audit()), Map.of("hc.name", DeployHealth.CALLED));
        state = new FrameworkGatewayState(gateway.context(), gateway.runtime(), checks);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void bundleThatShouldRunAndDoesNotIsToldOnce() throws Exception {
        assertThat(state.health().verdict()).isEqualTo(Verdict.OK);
        assertThat(state.health().checks()).extracting(CheckState::name).containsExactly(DeployHealth.CALLED);

        gateway.bundles("pump").get(0).stop(Bundle.STOP_TRANSIENT);

        HealthReport health = state.health();
        assertThat(health.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(health.bundlesNotRunning()).extracting(BundleState::bsn).containsExactly("pump");
        assertThat(health.checks()).isEmpty();
    }

    @Test
    void bundleThatAnOperatorStoppedIsNoFault() {
        gateway.deployer().stop("pump");

        assertThat(state.health().verdict()).isEqualTo(Verdict.OK);
    }
}
