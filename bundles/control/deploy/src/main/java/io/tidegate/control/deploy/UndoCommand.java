// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.commands.Command;
import io.tidegate.api.deploy.Deployer;
import io.tidegate.api.deploy.DeploymentReport;
import io.tidegate.api.deploy.DeploymentRequest;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Returns a bundle to its predecessor. */
@Component(service = Command.class)
public final class UndoCommand extends DeployVerb {

    private final Deployer deployer;

    @Activate
    public UndoCommand(@Reference Deployer deployer) {
        super("undo", "<bundle>  return to the version before the last update", false);
        this.deployer = deployer;
    }

    @Override
    DeploymentReport change(List<String> what) {
        return deployer.apply(deployer.plan(DeploymentRequest.undo(what.get(0))));
    }
}
