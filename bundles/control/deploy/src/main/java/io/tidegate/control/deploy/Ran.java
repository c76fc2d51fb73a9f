// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.control.deploy.Components.Identity;
import io.tidegate.control.deploy.Components.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * The bundles that ran before a change and are stopped for it, with their components' states. Kept by location, since a
 * removed bundle that is brought back is another object.
 */
final class Ran {

    private static final Comparator<Bundle> START_ORDER =
            Comparator.<Bundle>comparingInt(Ran::level).thenComparingLong(Bundle::getBundleId);

    private final BundleContext context;
    private final Map<String, Map<Identity, State>> states = new LinkedHashMap<>();

    Ran(BundleContext context, Health health, Collection<Bundle> bundles) {
        this.context = context;
        bundles.stream()
                .filter(Health::running)
                .sorted(START_ORDER)
                .forEach(b -> states.put(b.getLocation(), health.states(b)));
    }

    boolean isEmpty() {
        return states.isEmpty();
    }

    boolean has(Bundle bundle) {
        return states.containsKey(bundle.getLocation());
    }

    Map<Identity, State> statesOf(Bundle bundle) {
        return states.getOrDefault(bundle.getLocation(), Map.of());
    }

    /** Those that are in the framework, in their start order. */
    List<Bundle> bundles() {
        List<Bundle> bundles = new ArrayList<>();
        states.keySet().forEach(location -> Optional.ofNullable(context.getBundle(location))
                .ifPresent(bundles::add));
        return bundles;
    }

    /** Stops them in the reverse order; returns what went wrong. */
    List<String> stop(Lifecycle lifecycle) {
        List<String> remarks = new ArrayList<>();
        List<Bundle> bundles = bundles();
        for (int i = bundles.size() - 1; i >= 0; i--) {
            // One that hangs since it was stopped before is not waited for again.
            if (Health.running(bundles.get(i))) {
                lifecycle.stop(bundles.get(i)).ifPresent(remarks::add);
            }
        }
        return remarks;
    }

    static int level(Bundle bundle) {
        return bundle.adapt(BundleStartLevel.class).getStartLevel();
    }
}
