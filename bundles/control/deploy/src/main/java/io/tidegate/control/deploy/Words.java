// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.commands.Command;
import io.tidegate.api.deploy.DeploymentPlan;
import io.tidegate.api.deploy.DeploymentPlan.Step;
import io.tidegate.api.deploy.DeploymentReport.Outcome;
import io.tidegate.api.deploy.DeploymentReport.Result;
import io.tidegate.lib.running.RunningSet.Desired;
import io.tidegate.lib.running.RunningSet.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Plans and results as lines for an operator. */
final class Words {

    private Words() {}

    static String of(Result result) {
        String what = result.symbolicName().isEmpty()
                ? ""
                : result.symbolicName() + versions(result.fromVersion(), result.toVersion()) + ": ";
        String gap = result.gapMillis() < 0 ? "" : String.format(Locale.ROOT, ", gap %.1f ms", result.gapMillis());
        String reason = result.reason().isEmpty() ? "" : separator(result) + result.reason();
        return what + outcome(result.outcome()) + gap + reason;
    }

    private static String separator(Result result) {
        return result.outcome() == Outcome.DONE || result.outcome() == Outcome.UNCHANGED ? ", " : ": ";
    }

    private static String versions(String from, String to) {
        if (from.equals(to) || from.isEmpty()) {
            return " " + to;
        }
        return to.isEmpty() ? " " + from : " " + from + " -> " + to;
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case DONE -> "done";
            case UNCHANGED -> "unchanged";
            case REFUSED -> "refused, nothing was touched";
            case ROLLED_BACK -> "failed and rolled back";
            case FAILED -> "FAILED";
            case SKIPPED -> "left as it was, since another part of the change was refused";
        };
    }

    /** Of what is as it was asked for. */
    static String there(Optional<Entry> entry) {
        return entry.filter(e -> e.desired() == Desired.STOPPED)
                .map(e -> "is there already, and " + stopped(e.bsn()))
                .orElse("already runs");
    }

    static String stopped(String bsn) {
        return "stays stopped, as an operator stopped it: 'start " + bsn + "' starts it";
    }

    /** One line for each command: the verb and its arguments, then in a second column what it does. */
    static List<String> help(Collection<Command> commands) {
        List<String[]> columns = commands.stream()
                .map(command -> (command.name() + " " + command.usage()).split("  ", 2))
                .toList();
        int widest = columns.stream().mapToInt(c -> c[0].length()).max().orElse(0);
        return columns.stream()
                .map(c -> c.length == 1 ? c[0] : c[0] + " ".repeat(widest - c[0].length() + 2) + c[1])
                .toList();
    }

    static List<String> of(DeploymentPlan plan) {
        List<String> lines = new ArrayList<>();
        plan.steps().forEach(step -> lines.add(of(step)));
        plan.problems().forEach(problem -> lines.add("problem: " + problem));
        return lines;
    }

    private static String of(Step step) {
        String from = step.fromVersion();
        return switch (step.action()) {
            case INSTALL -> "install " + step.symbolicName() + " " + step.toVersion();
            case SWAP ->
                "swap " + step.symbolicName() + " " + from + " -> " + step.toVersion() + ", nothing else restarts";
            case UPDATE_IN_PLACE ->
                (from.isEmpty() ? "install " : "update ")
                        + step.symbolicName()
                        + versions(from, step.toVersion())
                        + (step.refreshed().isEmpty() ? "" : ", restarts " + String.join(", ", step.refreshed()));
            case UNDO -> "return " + step.symbolicName() + " " + from + " to " + step.toVersion();
            case UNINSTALL -> "remove " + step.symbolicName() + " " + from;
            case NONE -> step.symbolicName() + " " + from + ": this very jar is there already";
        };
    }
}
