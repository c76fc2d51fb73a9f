// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** Tells once for all assets that their writes are not recorded. */
@Component(configurationPolicy = ConfigurationPolicy.IGNORE, property = HealthCheck.NAME + "=Writes to devices")
public final class AuditHealth implements HealthCheck {

    private final AssetEngine engine;

    @Activate
    public AuditHealth(@Reference AssetEngine engine) {
        this.engine = engine;
    }

    @Override
    public Result execute() {
        String problem = engine.auditProblem();
        return problem.isEmpty()
                ? new Result(Result.Status.OK, "writes to devices are recorded")
                : new Result(Result.Status.WARN, "writes to devices: " + problem);
    }
}
