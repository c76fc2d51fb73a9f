// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resolves, warms, starts and stops bundles: transient always, and never longer than a limit. */
final class Lifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration REFRESH_LIMIT = Duration.ofSeconds(60);

    private final FrameworkWiring framework;
    private final Duration stopLimit;

    Lifecycle(BundleContext context, Duration stopLimit) {
        framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        this.stopLimit = stopLimit;
    }

    Collection<Bundle> closure(Bundle... bundles) {
        return framework.getDependencyClosure(Set.of(bundles));
    }

    void resolve(Bundle bundle) throws DeployFault {
        if (framework.resolveBundles(Set.of(bundle))) {
            return;
        }
        String reason = "it does not resolve";
        try {
            // The only way to the resolver's words; it starts nothing, since what it needs is missing.
            bundle.start(Bundle.START_TRANSIENT);
            bundle.stop(Bundle.STOP_TRANSIENT);
        } catch (BundleException e) {
            reason = e.getMessage();
        }
        throw new DeployFault(reason);
    }

    /** Loads and initialises the classes in the resolved bundle, which stays unstarted. */
    void prewarm(Bundle bundle, Collection<String> classes) throws DeployFault {
        for (String name : classes) {
            try {
                ClassLoader loader = bundle.adapt(BundleWiring.class).getClassLoader();
                // Its methods' types are loaded too.
                int methods = Limited.call("initialising " + name, START_LIMIT, () -> Class.forName(name, true, loader)
                        .getDeclaredMethods()
                        .length);
                LOG.trace("warmed {} methods", methods);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DeployFault("interrupted while warming " + bundle.getSymbolicName(), e);
            } catch (Exception e) {
                throw new DeployFault(
                        "class " + name + " of its header " + JarFacts.PREWARM + " can't be loaded: " + e, e);
            }
        }
    }

    void start(Bundle bundle) throws DeployFault {
        try {
            Limited.call("starting " + bundle.getSymbolicName(), START_LIMIT, () -> {
                bundle.start(Bundle.START_TRANSIENT);
                return null;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeployFault("interrupted while starting " + bundle.getSymbolicName(), e);
        } catch (Exception e) {
            throw new DeployFault(words(e), e);
        }
    }

    /** Stops it; returns what went wrong, and then leaves the bundle as it is. */
    Optional<String> stop(Bundle bundle) {
        if ((bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING | Bundle.STOPPING)) == 0) {
            return Optional.empty();
        }
        try {
            Limited.call("stopping " + bundle.getSymbolicName() + " " + bundle.getVersion(), stopLimit, () -> {
                bundle.stop(Bundle.STOP_TRANSIENT);
                return null;
            });
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted while stopping " + bundle.getSymbolicName());
        } catch (Exception e) {
            return Optional.of(words(e));
        }
    }

    void refresh(Collection<Bundle> bundles) throws DeployFault {
        CountDownLatch done = new CountDownLatch(1);
        framework.refreshBundles(bundles, event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
            }
        });
        try {
            if (!done.await(REFRESH_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new DeployFault("the refresh did not end within " + REFRESH_LIMIT.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeployFault("interrupted during the refresh", e);
        }
    }

    /** An exception's message with its innermost cause's, which tells what a bundle's own code threw. */
    static String words(Throwable thrown) {
        Throwable inner = thrown;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        String outer = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
        return inner == thrown || outer.contains(String.valueOf(inner.getMessage())) ? outer : outer + ": " + inner;
    }
}
