// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.commands.Command;
import io.tidegate.api.deploy.Deployer;
import io.tidegate.api.deploy.DeploymentReport;
import io.tidegate.api.deploy.DeploymentRequest;
import io.tidegate.api.system.BundleState;
import io.tidegate.api.system.GatewayState;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Installs and removes features that the distribution brings along. */
@Component
public final class FeatureCommand implements Command {

    private final Path home;
    private final Deployer deployer;
    private final GatewayState state;

    @Activate
    public FeatureCommand(BundleContext context, @Reference Deployer deployer, @Reference GatewayState state) {
        this(Path.of(context.getProperty("tidegate.home")), deployer, state);
    }

    FeatureCommand(Path home, Deployer deployer, GatewayState state) {
        this.home = home;
        this.deployer = deployer;
        this.state = state;
    }

    @Override
    public String name() {
        return "feature";
    }

    @Override
    public String usage() {
        return "list | install <name> | uninstall <name>  features that the distribution brings, installed or on demand";
    }

    @Override
    public int run(List<String> arguments, PrintWriter out, PrintWriter err) {
        try {
            Map<String, Path> features = FeatureFile.all(home);
            if (arguments.equals(List.of("list"))) {
                list(features, out);
                return 0;
            }
            if (arguments.size() == 2 && arguments.get(0).equals("install")) {
                return install(arguments.get(1), features, out, err);
            }
            if (arguments.size() == 2 && arguments.get(0).equals("uninstall")) {
                return apply(DeploymentRequest.uninstall("feature:" + arguments.get(1)), out, err);
            }
            err.println("usage: feature " + usage());
            return 2;
        } catch (IOException e) {
            err.println("the features in " + home + " can't be read: " + e.getMessage());
            return 1;
        }
    }

    private int install(String name, Map<String, Path> features, PrintWriter out, PrintWriter err) {
        Path file = features.get(name);
        if (file == null) {
            err.println(name + ": no such feature here; there are " + String.join(", ", features.keySet()));
            return 1;
        }
        return apply(DeploymentRequest.install(List.of(file)), out, err);
    }

    private int apply(DeploymentRequest request, PrintWriter out, PrintWriter err) {
        DeploymentReport report = deployer.apply(deployer.plan(request));
        DeployVerb.print(report, out, err);
        return report.successful() ? 0 : 1;
    }

    /** A feature is there when all its bundles are, whoever brought them. */
    private void list(Map<String, Path> features, PrintWriter out) throws IOException {
        Set<String> installed = state.bundles().stream().map(BundleState::bsn).collect(Collectors.toSet());
        for (Map.Entry<String, Path> feature : features.entrySet()) {
            boolean there = installed.containsAll(FeatureFile.bundles(feature.getValue(), home));
            out.println(String.format(Locale.ROOT, "%-24s %s", feature.getKey(), there ? "installed" : "available"));
        }
    }
}
