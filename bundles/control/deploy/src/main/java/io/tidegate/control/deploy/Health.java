// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.control.deploy.Components.Identity;
import io.tidegate.control.deploy.Components.State;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRevision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether a bundle that was just started works as the one before it did. */
final class Health {

    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    private static final Duration ACTIVATION_LIMIT = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 5;

    private final BundleContext context;
    private final Components components;

    Health(BundleContext context, Components components) {
        this.context = context;
        this.components = components;
    }

    /** How the components stand; to be taken while the old version runs. */
    Map<Identity, State> states(Bundle bundle) {
        return components.of(bundle).stream().collect(Collectors.toMap(State::key, Function.identity(), (a, b) -> a));
    }

    /** A fragment runs when it is resolved, a lazy bundle when it is starting, every other one when it is active. */
    static boolean running(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        if (revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0) {
            return bundle.getState() == Bundle.RESOLVED;
        }
        boolean lazy = bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATIONPOLICY) != null;
        return bundle.getState() == Bundle.ACTIVE || (lazy && bundle.getState() == Bundle.STARTING);
    }

    /**
     * Waits until the bundle is healthy; a failed activation ends the wait at once. The services that it registers are
     * really got meanwhile, and held until the answer is known, so that what is activated is not taken down again. A component
     * that was not there before may go on waiting for a service: an add-on may be installed before what it works with is
     * configured, as those for Kura are with {@code (kura.service.pid=changeme)}. The status tells what it waits for.
     *
     * @param before the states under the old version; empty if there was none
     * @return why it is not healthy; empty if it is
     */
    Optional<String> await(Bundle bundle, Map<Identity, State> before, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        Map<ServiceReference<?>, Object> held = new HashMap<>();
        try {
            while (true) {
                boolean over = System.nanoTime() >= end;
                Optional<String> refused = probe(bundle, held);
                Optional<String> fault = fault(bundle, before, over);
                if (fault.isEmpty() && refused.isEmpty()) {
                    return fault;
                }
                if (over || failed(bundle, before)) {
                    return fault.or(() -> refused);
                }
                Thread.sleep(POLL_MILLIS);
            }
        } finally {
            release(held.keySet());
        }
    }

    /** @param over whether it was waited long enough for what new components wait for */
    private Optional<String> fault(Bundle bundle, Map<Identity, State> before, boolean over) {
        if (!running(bundle)) {
            return Optional.of(bundle.getSymbolicName() + " is not running");
        }
        Map<Identity, State> now = states(bundle);
        for (State old : before.values()) {
            if (old.satisfied() && !old.key().pid().isEmpty() && !now.containsKey(old.key())) {
                return Optional.of(old.key() + ": the new version has no such component for this configuration");
            }
        }
        return now.values().stream()
                .filter(state -> !state.satisfied() && expected(state, before.get(state.key())))
                .filter(state -> !over || !state.waiting() || before.containsKey(state.key()))
                .map(state -> state.key() + ": " + state.fault())
                .findFirst();
    }

    private static boolean expected(State now, State before) {
        return before == null ? !now.unconfigured() : before.satisfied() || (now.failed() && !before.failed());
    }

    private boolean failed(Bundle bundle, Map<Identity, State> before) {
        return states(bundle).values().stream().anyMatch(s -> s.failed() && expected(s, before.get(s.key())));
    }

    private Optional<String> probe(Bundle bundle, Map<ServiceReference<?>, Object> held) throws InterruptedException {
        ServiceReference<?>[] registered = running(bundle) ? bundle.getRegisteredServices() : null;
        for (ServiceReference<?> reference : registered == null ? new ServiceReference<?>[0] : registered) {
            if (!held.containsKey(reference)) {
                Optional<String> fault = get(reference, held);
                if (fault.isPresent()) {
                    return fault;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> get(ServiceReference<?> reference, Map<ServiceReference<?>, Object> held)
            throws InterruptedException {
        String name =
                List.of((String[]) reference.getProperty(Constants.OBJECTCLASS)).toString();
        try {
            Object service = Limited.call("getting " + name, ACTIVATION_LIMIT, () -> context.getService(reference));
            if (service != null) {
                held.put(reference, service);
                return Optional.empty();
            }
            return reference.getBundle() == null
                    ? Optional.empty()
                    : Optional.of("its service " + name + " is registered but can't be had");
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return Optional.of("its service " + name + " can't be had: " + e.getMessage());
        }
    }

    /** On a thread of its own: where nobody else uses a service, this deactivates its component, which may take long. */
    private void release(Set<ServiceReference<?>> held) {
        if (held.isEmpty()) {
            return;
        }
        Thread thread = new Thread(() -> held.forEach(this::release), "deploy: release");
        thread.setDaemon(true);
        thread.start();
    }

    private void release(ServiceReference<?> reference) {
        try {
            context.ungetService(reference);
        } catch (IllegalStateException e) {
            LOG.debug("{}: released by the stop of this bundle", reference);
        }
    }
}
