// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;

/** Follows the bundles that bring Camel components, named in their manifest header. */
final class ComponentBundles implements SynchronousBundleListener {

    static final String HEADER = "Camel-Component";

    /** What a bundle brings. */
    record Components(Bundle bundle, List<String> schemes) {}

    private final BundleContext context;
    private final RouteHost host;
    private final Map<Bundle, Components> present = new ConcurrentHashMap<>();

    ComponentBundles(BundleContext context, RouteHost host) {
        this.context = context;
        this.host = host;
    }

    void open() {
        context.addBundleListener(this);
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getState() == Bundle.ACTIVE) {
                came(bundle);
            }
        }
    }

    void close() {
        context.removeBundleListener(this);
        present.clear();
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.STARTED) {
            came(event.getBundle());
        } else if (event.getType() == BundleEvent.STOPPING) {
            // Here its classes still work, and its stop waits for the routes to let go of them.
            goes(event.getBundle());
        }
    }

    private void came(Bundle bundle) {
        String header = bundle.getHeaders("").get(HEADER);
        if (header != null && hasOurCamel(bundle)) {
            List<String> schemes = Arrays.stream(header.split(",", -1))
                    .map(String::strip)
                    .filter(scheme -> !scheme.isEmpty())
                    .toList();
            Components components = new Components(bundle, schemes);
            if (present.putIfAbsent(bundle, components) == null) {
                host.componentsCame(components);
            }
        }
    }

    /** Until it is refreshed, a bundle goes on with the classes of a host that was updated, which fit nothing here. */
    private boolean hasOurCamel(Bundle bundle) {
        BundleRevision own = context.getBundle().adapt(BundleRevision.class);
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        return wiring != null
                && wiring.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE).stream()
                        .anyMatch(wire -> wire.getProvider().equals(own));
    }

    private void goes(Bundle bundle) {
        Components components = present.remove(bundle);
        if (components != null) {
            host.componentsGo(components);
        }
    }
}
