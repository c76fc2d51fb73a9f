// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.commands.Command;
import io.tidegate.api.deploy.Deployer;
import io.tidegate.api.deploy.DeploymentReport;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stops a bundle for good. */
@Component(service = Command.class)
public final class StopCommand extends DeployVerb {

    private final Deployer deployer;

    @Activate
    public StopCommand(@Reference Deployer deployer) {
        super("stop", "<bundle>  stop a bundle, now and after every restart", false);
        this.deployer = deployer;
    }

    @Override
    DeploymentReport change(List<String> what) {
        return deployer.stop(what.get(0));
    }
}
