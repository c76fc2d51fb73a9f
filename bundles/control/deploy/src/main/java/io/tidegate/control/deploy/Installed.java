// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.lib.running.RunningSet;
import io.tidegate.lib.running.RunningSet.Entry;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is in the framework, as the deployment sees it. */
final class Installed {

    private static final Logger LOG = LoggerFactory.getLogger(Installed.class);

    private final BundleContext context;
    private final Slots slots;

    Installed(BundleContext context, Slots slots) {
        this.context = context;
        this.slots = slots;
    }

    Optional<Bundle> running(Entry entry) {
        return slots.bundle(entry.bsn(), entry.slot());
    }

    Optional<Bundle> standby(Entry entry) {
        return slots.bundle(entry.bsn(), entry.slot().other());
    }

    boolean named(String bsn) {
        return Arrays.stream(context.getBundles()).anyMatch(b -> bsn.equals(b.getSymbolicName()));
    }

    static boolean inPlace(Bundle bundle) {
        Map<String, String> headers = new HashMap<>();
        Collections.list(bundle.getHeaders("").keys())
                .forEach(key -> headers.put(key, bundle.getHeaders("").get(key)));
        return JarFacts.inPlace(headers);
    }

    /** The bundles without which no deployment could be finished or undone. */
    Set<String> vital() {
        Set<String> vital = new HashSet<>();
        vital.add(context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getSymbolicName());
        vital.add(context.getBundle().getSymbolicName());
        ServiceReference<?> runtime = context.getServiceReference(ServiceComponentRuntime.class);
        if (runtime != null) {
            vital.add(runtime.getBundle().getSymbolicName());
        }
        return vital;
    }

    /** The PIDs that each bundle declares; of a bundle with two slots, what its running version does. */
    Map<String, Set<String>> pids(RunningSet running) {
        Map<String, Set<String>> pids = new HashMap<>();
        Set<Bundle> standbys = new HashSet<>();
        running.bundles().forEach(entry -> standby(entry).ifPresent(standbys::add));
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getBundleId() != 0 && !standbys.contains(bundle)) {
                pids.put(bundle.getSymbolicName(), pids(bundle));
            }
        }
        return pids;
    }

    private static Set<String> pids(Bundle bundle) {
        try {
            return DeclaredPids.of(bundle);
        } catch (IOException e) {
            // What is damaged there claims nothing, and must not keep others from being installed.
            LOG.warn("{}: its PIDs can't be read: {}", bundle.getSymbolicName(), e.getMessage());
            return Set.of();
        }
    }
}
