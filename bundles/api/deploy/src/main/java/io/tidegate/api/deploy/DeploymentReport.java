// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.deploy;

import java.util.List;

/**
 * What became of a request, bundle by bundle.
 *
 * @param results first those of changes, in the order of the plan; one without a symbolic name speaks of the request as a whole
 */
public record DeploymentReport(List<Result> results) {

    public DeploymentReport {
        results = List.copyOf(results);
    }

    /** Whether everything that was asked for is now so. */
    public boolean successful() {
        return results.stream().allMatch(r -> r.outcome() == Outcome.DONE || r.outcome() == Outcome.UNCHANGED);
    }

    /** How one bundle's change ended. */
    public enum Outcome {
        DONE,
        /** It was so already. */
        UNCHANGED,
        /** Nothing was touched. */
        REFUSED,
        /** This or another bundle of the change was tried and failed; what ran before runs again. */
        ROLLED_BACK,
        /** The change failed, and the old version could not be brought back either. */
        FAILED,
        /** Nothing was touched, since another bundle of the change was refused. */
        SKIPPED
    }

    /**
     * One bundle's outcome.
     *
     * @param fromVersion empty if it was not installed
     * @param toVersion what was asked for; empty for a removal
     * @param gapMillis from the stop of the old version to the proof that the new one (after a roll-back: the old one) is
     *     healthy; -1 if nothing that ran was stopped
     * @param reason why it is not done, or what else an operator should know; may be empty
     */
    public record Result(
            String symbolicName,
            String fromVersion,
            String toVersion,
            Outcome outcome,
            double gapMillis,
            String reason) {}
}
