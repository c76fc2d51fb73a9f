// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.deploy;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The only way by which bundles are installed, replaced, started, stopped and removed after the boot.
 *
 * <p>Thread-safe; one change runs at a time, a second caller waits. Each bundle of a plan is a transaction of its own: it
 * ends with the new version running and recorded, or with the old one running as before.
 */
@ProviderType
public interface Deployer {

    /**
     * Says what the request would do, without changing anything. Problems do not throw: they are in the plan, in words for
     * an operator. Takes milliseconds per jar.
     */
    DeploymentPlan plan(DeploymentRequest request);

    /**
     * Carries the plan out, step by step; a step that fails ends it, later steps are reported as skipped. A plan with
     * problems, or one that no longer describes what is installed, is refused and nothing changes. Blocks until the outcome
     * is known: usually milliseconds, at most about a minute per bundle.
     */
    DeploymentReport apply(DeploymentPlan plan);

    /** Starts a bundle and keeps it started after a restart of the gateway. */
    DeploymentReport start(String symbolicName);

    /** Stops a bundle and keeps it stopped, also after a restart of the gateway. */
    DeploymentReport stop(String symbolicName);
}
