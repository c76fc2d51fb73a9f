// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.deploy;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The only way by which bundles are installed, replaced, started, stopped and removed after the boot.
 *
 * <p>Thread-safe; one change runs at a time, a second caller waits. All that a request asks for is one transaction: it ends
 * with everything as asked, running and recorded, or with everything as before.
 */
@ProviderType
public interface Deployer {

    /**
     * Says what the request would do, without changing anything. Problems do not throw: they are in the plan, in words for
     * an operator. Takes milliseconds per jar; a package is unpacked for it.
     */
    DeploymentPlan plan(DeploymentRequest request);

    /**
     * Carries the plan out; if one bundle can't be prepared or does not get healthy, all are taken back. A plan with
     * problems, or one that no longer describes what is installed, is refused and nothing changes. Blocks until the outcome
     * is known: usually milliseconds, at most about a minute per bundle.
     */
    DeploymentReport apply(DeploymentPlan plan);

    /** Starts a bundle and keeps it started after a restart of the gateway. */
    DeploymentReport start(String symbolicName);

    /** Stops a bundle and keeps it stopped, also after a restart of the gateway. */
    DeploymentReport stop(String symbolicName);
}
