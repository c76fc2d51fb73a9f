// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.system.BundleState;
import java.io.IOException;
import java.util.List;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether every bundle that should run runs. */
@Component(property = HealthCheck.NAME + "=" + DeployHealth.CALLED)
public final class DeployHealth implements HealthCheck {

    static final String CALLED = "deployment";

    private final Inventory inventory;
    private final DeployAudit audit;

    @Activate
    public DeployHealth(BundleContext context, @Reference DeployAudit audit) {
        inventory = new Inventory(context);
        this.audit = audit;
    }

    @Override
    public Result execute() {
        try {
            List<String> down = inventory.list().stream()
                    .filter(b -> b.wanted() && !b.running())
                    .map(BundleState::bsn)
                    .toList();
            if (!down.isEmpty()) {
                return new Result(Result.Status.CRITICAL, "not running: " + String.join(", ", down));
            }
            return audit.problem().isEmpty()
                    ? new Result(Result.Status.OK, "every bundle that should run runs")
                    : new Result(Result.Status.WARN, audit.problem());
        } catch (IOException e) {
            return new Result(Result.Status.CRITICAL, e.getMessage());
        }
    }
}
