// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.commands.Command;
import io.tidegate.api.deploy.Deployer;
import io.tidegate.api.deploy.DeploymentReport;
import io.tidegate.api.deploy.DeploymentRequest;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Installs bundles and deployment packages. */
@Component(service = Command.class)
public final class InstallCommand extends DeployVerb {

    private final Deployer deployer;

    @Activate
    public InstallCommand(@Reference Deployer deployer) {
        super(
                "install",
                "<jar|dp>...  install bundles and packages, or put them in the place of those with their names",
                true);
        this.deployer = deployer;
    }

    @Override
    DeploymentReport change(List<String> what) {
        return deployer.apply(deployer.plan(
                DeploymentRequest.install(what.stream().map(Path::of).toList())));
    }
}
