// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.commands.Command;
import io.tidegate.api.deploy.DeploymentReport;
import io.tidegate.api.deploy.DeploymentReport.Outcome;
import io.tidegate.api.deploy.DeploymentReport.Result;
import java.io.PrintWriter;
import java.util.List;

/** What the verbs that change bundles have in common: checked arguments, and a report printed line by line. */
abstract class DeployVerb implements Command {

    private final String name;
    private final String usage;
    private final boolean files;

    DeployVerb(String name, String usage, boolean files) {
        this.name = name;
        this.usage = usage;
        this.files = files;
    }

    abstract DeploymentReport change(List<String> what);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String usage() {
        return usage;
    }

    @Override
    public final boolean namesFiles() {
        return files;
    }

    @Override
    public final int run(List<String> arguments, PrintWriter out, PrintWriter err) {
        boolean option = arguments.stream().anyMatch(a -> a.startsWith("-"));
        if (arguments.isEmpty() || option || (arguments.size() > 1 && !files)) {
            err.println("usage: " + name + " " + usage);
            return 2;
        }
        DeploymentReport report = change(arguments);
        print(report, out, err);
        return report.successful() ? 0 : 1;
    }

    static void print(DeploymentReport report, PrintWriter out, PrintWriter err) {
        for (Result result : report.results()) {
            boolean well = result.outcome() == Outcome.DONE || result.outcome() == Outcome.UNCHANGED;
            Words.of(result).lines().forEach((well ? out : err)::println);
        }
    }
}
