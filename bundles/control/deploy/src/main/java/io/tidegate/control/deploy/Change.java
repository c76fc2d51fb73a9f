// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.api.deploy.DeploymentPlan.Action;
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
 * One bundle's part of a change.
 *
 * @param jar the kept jar; empty for an undo or a removal
 * @param entry what runs before it; empty if the bundle is new
 */
record Change(
        Step step, Optional<Path> jar, List<String> prewarm, Optional<Entry> entry, String origin, int startLevel) {

    String bsn() {
        return step.symbolicName();
    }

    /** Whether the new version is prepared in the free slot, so that the old one notices nothing until the exchange. */
    boolean beside() {
        return !removal() && step.action() != Action.UPDATE_IN_PLACE;
    }

    boolean removal() {
        return step.action() == Action.UNINSTALL;
    }

    /** Where the new version goes; of a removal where the old one is. */
    Slot slot() {
        Slot now = entry.map(Entry::slot).orElse(Slot.A);
        return beside() && entry.isPresent() ? now.other() : now;
    }

    boolean wanted() {
        return entry.map(e -> e.desired() == Desired.STARTED).orElse(true);
    }

    /** Whether an operator stopped it, so that the new version does not run either. */
    boolean staysStopped() {
        return !removal() && !wanted();
    }

    RunningSet applyTo(RunningSet running) {
        if (removal()) {
            return running.without(bsn());
        }
        String standby = beside() ? entry.map(Entry::sha256).orElse("") : "";
        Desired desired = wanted() ? Desired.STARTED : Desired.STOPPED;
        return running.with(
                new Entry(bsn(), step.toVersion(), step.sha256(), slot(), standby, startLevel, origin, desired));
    }

    Result result(Outcome outcome, double gapMillis, String reason) {
        return new Result(bsn(), step.fromVersion(), step.toVersion(), outcome, gapMillis, reason);
    }
}
