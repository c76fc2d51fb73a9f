// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.system;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** How the gateway is, asked now. Thread-safe. */
@ProviderType
public interface GatewayState {

    /** The verdict and its causes. Asks every health check, each for at most 2 s; usually milliseconds. */
    HealthReport health();

    /** Every bundle: first those of the running set in its order, then what else is in the framework; not modifiable. */
    List<BundleState> bundles();

    /** Every configuration of every component, ordered by bundle and name; not modifiable. */
    List<ComponentState> components();
}
