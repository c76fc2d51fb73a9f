// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.system;

import java.util.List;
import java.util.Objects;

/**
 * The verdict and what it rests on.
 *
 * @param bundles how many bundles there are
 * @param bundlesNotRunning those that should run and don't
 * @param componentFaults components that should work and don't
 * @param checks what every health check says, ordered by name and PID
 */
public record HealthReport(
        Verdict verdict,
        int bundles,
        List<BundleState> bundlesNotRunning,
        List<ComponentState> componentFaults,
        List<CheckState> checks) {

    public HealthReport {
        Objects.requireNonNull(verdict, "verdict");
        bundlesNotRunning = List.copyOf(bundlesNotRunning);
        componentFaults = List.copyOf(componentFaults);
        checks = List.copyOf(checks);
    }
}
