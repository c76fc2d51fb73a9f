// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import java.nio.file.Path;
import java.time.Duration;
import org.osgi.framework.BundleContext;

/**
 * What a change is carried out with.
 *
 * @param healthLimit how long components may wait for their references; an activation that blocks counts apart
 */
record DeployTools(
        BundleContext context,
        Path data,
        Slots slots,
        Lifecycle lifecycle,
        Health health,
        Duration healthLimit,
        Checkpoints checkpoints) {}
