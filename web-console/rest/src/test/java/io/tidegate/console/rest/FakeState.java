// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.api.system.BundleState;
import io.tidegate.api.system.CheckState;
import io.tidegate.api.system.ComponentState;
import io.tidegate.api.system.GatewayState;
import io.tidegate.api.system.HealthReport;
import io.tidegate.api.system.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Tells of the framework's real bundles, and of checks and components what the test says. */
final class FakeState implements GatewayState {

    private final BundleContext context;
    final List<CheckState> checks = new CopyOnWriteArrayList<>();
    final List<ComponentState> components = new CopyOnWriteArrayList<>();
    final List<BundleState> notRunning = new CopyOnWriteArrayList<>();

    FakeState(BundleContext context) {
        this.context = context;
    }

    @Override
    public HealthReport health() {
        List<ComponentState> faults =
                components.stream().filter(c -> !c.fault().isEmpty()).toList();
        Verdict verdict = !faults.isEmpty() || !notRunning.isEmpty()
                ? Verdict.FAILED
                : checks.stream()
                        .map(CheckState::verdict)
                        .max(Verdict::compareTo)
                        .orElse(Verdict.OK);
        return new HealthReport(verdict, bundles().size(), notRunning, faults, checks);
    }

    @Override
    public List<BundleState> bundles() {
        return Stream.of(context.getBundles()).map(FakeState::state).toList();
    }

    @Override
    public List<ComponentState> components() {
        return List.copyOf(components);
    }

    private static BundleState state(Bundle bundle) {
        String word =
                switch (bundle.getState()) {
                    case Bundle.ACTIVE -> "active";
                    case Bundle.STARTING -> "starting";
                    case Bundle.STOPPING -> "stopping";
                    case Bundle.RESOLVED -> "resolved";
                    case Bundle.INSTALLED -> "installed";
                    default -> "uninstalled";
                };
        return new BundleState(
                bundle.getSymbolicName().toLowerCase(Locale.ROOT),
                bundle.getVersion().toString(),
                word,
                "",
                "",
                1,
                "outside",
                true,
                word.equals("active"));
    }
}
