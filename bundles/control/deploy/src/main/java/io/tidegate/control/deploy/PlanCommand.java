// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.commands.Command;
import io.tidegate.api.deploy.Deployer;
import io.tidegate.api.deploy.DeploymentPlan;
import io.tidegate.api.deploy.DeploymentRequest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says what an install would do. */
@Component
public final class PlanCommand implements Command {

    private final Deployer deployer;

    @Activate
    public PlanCommand(@Reference Deployer deployer) {
        this.deployer = deployer;
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String usage() {
        return "<jar|dp>...  what install would do, and what is in its way; changes nothing; exit code 1 if something is";
    }

    @Override
    public boolean namesFiles() {
        return true;
    }

    @Override
    public int run(List<String> arguments, PrintWriter out, PrintWriter err) {
        if (arguments.isEmpty() || arguments.stream().anyMatch(a -> a.startsWith("-"))) {
            err.println("usage: plan " + usage());
            return 2;
        }
        DeploymentPlan plan = deployer.plan(
                DeploymentRequest.install(arguments.stream().map(Path::of).toList()));
        Words.of(plan).forEach(out::println);
        return plan.problems().isEmpty() ? 0 : 1;
    }
}
