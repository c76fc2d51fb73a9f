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

/** Removes a bundle or a deployment package. */
@Component(service = Command.class)
public final class UninstallCommand extends DeployVerb {

    private final Deployer deployer;

    @Activate
    public UninstallCommand(@Reference Deployer deployer) {
        super("uninstall", "<name>  remove a bundle and its predecessor, or a package", false);
        this.deployer = deployer;
    }

    @Override
    DeploymentReport change(List<String> what) {
        return deployer.apply(deployer.plan(DeploymentRequest.uninstall(what.get(0))));
    }
}
