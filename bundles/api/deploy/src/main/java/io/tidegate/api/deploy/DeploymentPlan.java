// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.deploy;

import java.util.List;

/**
 * What a request would do.
 *
 * @param request what was asked for
 * @param steps in the order in which they would be carried out
 * @param problems why it can't be carried out, one line each; empty if nothing is known to be in the way
 */
public record DeploymentPlan(DeploymentRequest request, List<Step> steps, List<String> problems) {

    public DeploymentPlan {
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
    }

    /** What happens to one bundle. */
    public enum Action {
        INSTALL,
        /** The new version is prepared beside the old one, which stops only when the new one can start. */
        SWAP,
        /** The bundle is updated where it is, and every bundle wired to it is refreshed. */
        UPDATE_IN_PLACE,
        /** The predecessor, kept beside, takes over again. */
        UNDO,
        UNINSTALL,
        /** This very jar is what runs. */
        NONE
    }

    /**
     * One bundle's part.
     *
     * @param fromVersion empty if the bundle is not installed
     * @param toVersion empty if it is removed
     * @param sha256 digest of the jar that will run, 64 lower-case hex digits; empty if the bundle is removed
     * @param refreshed symbolic names of other bundles that are stopped and started with it; usually empty
     */
    public record Step(
            Action action,
            String symbolicName,
            String fromVersion,
            String toVersion,
            String sha256,
            List<String> refreshed) {

        public Step {
            refreshed = List.copyOf(refreshed);
        }
    }
}
