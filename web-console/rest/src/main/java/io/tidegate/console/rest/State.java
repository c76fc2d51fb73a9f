// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.api.system.BundleState;
import io.tidegate.api.system.ComponentState;
import io.tidegate.api.system.GatewayState;
import io.tidegate.api.system.HealthReport;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who knows how the gateway is, whether it is there or not. */
@Component(service = State.class, configurationPolicy = ConfigurationPolicy.IGNORE)
public final class State {

    static final String PROVIDER = "io.tidegate.control.deploy";
    static final String ABSENT = "the state of the gateway is not known: " + PROVIDER + " is not running";

    private static final Logger LOG = LoggerFactory.getLogger(State.class);

    private volatile GatewayState provider;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindProvider(GatewayState found) {
        provider = found;
    }

    void unbindProvider(GatewayState gone) {
        if (provider == gone) {
            provider = null;
        }
    }

    /** Empty if nobody can tell. */
    Optional<HealthReport> health() {
        return ask(GatewayState::health);
    }

    /** Empty if nobody can tell. */
    Optional<List<BundleState>> bundles() {
        return ask(GatewayState::bundles);
    }

    /** Empty if nobody can tell. */
    Optional<List<ComponentState>> components() {
        return ask(GatewayState::components);
    }

    static Problem absent() {
        return Problem.unavailable(ABSENT);
    }

    private <T> Optional<T> ask(Function<GatewayState, T> question) {
        GatewayState found = provider;
        try {
            return Optional.ofNullable(found).map(question);
        } catch (RuntimeException | LinkageError e) {
            // It may be stopping at this moment.
            LOG.debug("{} did not answer", PROVIDER, e);
            return Optional.empty();
        }
    }
}
