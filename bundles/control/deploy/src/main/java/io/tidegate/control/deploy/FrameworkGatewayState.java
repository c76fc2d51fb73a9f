// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.system.BundleState;
import io.tidegate.api.system.CheckState;
import io.tidegate.api.system.ComponentState;
import io.tidegate.api.system.GatewayState;
import io.tidegate.api.system.HealthReport;
import io.tidegate.api.system.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Judges the gateway by its running set, Declarative Services and every bundle's health checks. */
@Component
public final class FrameworkGatewayState implements GatewayState {

    private final Inventory inventory;
    private final Components components;
    private final Checks checks;

    @Activate
    public FrameworkGatewayState(
            BundleContext context, @Reference ServiceComponentRuntime runtime, @Reference Checks checks) {
        inventory = new Inventory(context);
        components = new Components(runtime);
        this.checks = checks;
    }

    @Override
    public HealthReport health() {
        List<BundleState> bundles = bundles();
        List<BundleState> down =
                bundles.stream().filter(b -> b.wanted() && !b.running()).toList();
        List<ComponentState> faults =
                components.faults().stream().map(Components.State::shown).toList();
        // What the check of the deployment says then, the bundles say.
        List<CheckState> answers = checks.ask().stream()
                .filter(check -> down.isEmpty() || !check.name().equals(DeployHealth.CALLED))
                .toList();
        return new HealthReport(verdict(down, faults, answers), bundles.size(), down, faults, answers);
    }

    @Override
    public List<BundleState> bundles() {
        try {
            return List.copyOf(inventory.list());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<ComponentState> components() {
        return components.all().stream()
                .map(Components.State::shown)
                .sorted(Comparator.comparing(ComponentState::bundle).thenComparing(ComponentState::label))
                .toList();
    }

    private static Verdict verdict(List<BundleState> down, List<ComponentState> faults, List<CheckState> answers) {
        if (!down.isEmpty() || !faults.isEmpty()) {
            return Verdict.FAILED;
        }
        return answers.stream()
                .map(CheckState::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.OK);
    }
}
