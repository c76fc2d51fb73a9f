// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.deploy.DeploymentPlan.Step;
import io.tidegate.api.deploy.DeploymentReport.Outcome;
import io.tidegate.api.deploy.DeploymentReport.Result;
import io.tidegate.lib.running.RunningSet;
import io.tidegate.lib.running.RunningSet.Desired;
import io.tidegate.lib.running.RunningSet.Entry;
import io.tidegate.lib.running.RunningSet.Slot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One bundle's change while it is carried out.
 *
 * @param jar the kept jar; empty for an undo
 * @param running what runs before it
 */
record Change(Step step, Optional<Path> jar, List<String> prewarm, RunningSet running) {

    /** Where bundles start that no feature brought: after the platform, beside assets and routes. */
    private static final int OPERATORS_LEVEL = 50;

    String bsn() {
        return step.symbolicName();
    }

    Optional<Entry> entry() {
        return running.find(bsn());
    }

    int startLevel() {
        return entry().map(Entry::startLevel).orElse(OPERATORS_LEVEL);
    }

    boolean wanted() {
        return entry().map(e -> e.desired() == Desired.STARTED).orElse(true);
    }

    /** The running set with the new jar in the slot. */
    RunningSet after(Slot slot, String standbySha256) {
        String origin = entry().map(Entry::origin).orElse("operator");
        Desired desired = wanted() ? Desired.STARTED : Desired.STOPPED;
        return running.with(
                new Entry(bsn(), step.toVersion(), step.sha256(), slot, standbySha256, startLevel(), origin, desired));
    }

    Result result(Outcome outcome, double gapMillis, String reason) {
        return new Result(bsn(), step.fromVersion(), step.toVersion(), outcome, gapMillis, reason);
    }
}
