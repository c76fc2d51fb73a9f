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

/** The word that an operator looks for when a bundle is there already. */
@Component(service = Command.class)
public final class UpdateCommand extends DeployVerb {

    private final Deployer deployer;

    @Activate
    public UpdateCommand(@Reference Deployer deployer) {
        super("update", "<jar|dp>...  the same as install: what is newer, older or rebuilt replaces what runs", true);
        this.deployer = deployer;
    }

    @Override
    DeploymentReport change(List<String> what) {
        return deployer.apply(deployer.plan(
                DeploymentRequest.install(what.stream().map(Path::of).toList())));
    }
}
