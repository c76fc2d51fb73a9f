// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one Camel context. It is built when it is first needed, runs while there are groups, and is gone with the last one.
 * Apart from {@link #parse} and the counters only the lane calls it.
 */
final class Engine {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final List<String> FACTORIES =
            List.of("component/", "configurer/", "language/", "dataformat/", "transformer/", "urifactory/", "");

    private final Map<String, Supplier<Component>> components;
    private final ComponentClasses classes = new ComponentClasses(Engine.class.getClassLoader());
    private final Map<String, RouteCounter> counters = new ConcurrentHashMap<>();
    private DefaultCamelContext context;
    private Converters converters;

    /** @param components our own, by scheme */
    Engine(Map<String, Supplier<Component>> components) {
        this.components = components;
    }

    /** The routes of a text; may be called on any thread. */
    List<PlannedRoute> parse(String group, RouteText text) throws TextFault {
        DefaultCamelContext present = built();
        ClassLoader before = enter();
        try {
            return RouteParser.parse(present, group, text);
        } finally {
            leave(before);
        }
    }

    /** Why the route can't be started because a component is missing; empty if none is. */
    String missing(PlannedRoute route) {
        return route.uses().schemes().stream()
                .filter(scheme -> !components.containsKey(scheme) && !classes.provides(scheme))
                .sorted()
                .findFirst()
                .map(scheme -> "waits for component '" + scheme + "'")
                .orElse("");
    }

    /** Starts a route; if that fails, nothing of it stays. */
    void start(PlannedRoute route) throws Exception {
        DefaultCamelContext present = built();
        ClassLoader before = enter();
        try {
            if (!present.isStarted()) {
                present.start();
            }
            present.addRouteDefinition(route.definition());
            ServiceStatus status = present.getRouteController().getRouteStatus(route.id());
            if (status == null) {
                throw new IllegalStateException("Camel left it out");
            }
        } catch (Exception e) {
            remove(route.id(), Duration.ofMillis(1));
            throw e;
        } finally {
            leave(before);
        }
    }

    /** Stops and forgets a route; what is on its way through it may take until the limit. */
    void remove(String routeId, Duration limit) {
        DefaultCamelContext present = present();
        if (present == null) {
            return;
        }
        ClassLoader before = enter();
        try {
            present.getRouteController().stopRoute(routeId, Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
            present.removeRoute(routeId);
            present.removeRouteDefinitions(present.getRouteDefinitions().stream()
                    .filter(definition -> routeId.equals(definition.getId()))
                    .toList());
        } catch (Exception e) {
            LOG.warn("{}: did not stop in order: {}", routeId, Lines.cause(e));
        } finally {
            leave(before);
        }
    }

    void arrived(Bundle bundle) {
        classes.add(bundle);
        forget();
    }

    /** To be called when no route uses the bundle's components any more. */
    void departed(Bundle bundle, List<String> schemes) {
        classes.remove(bundle);
        DefaultCamelContext present = present();
        if (present != null) {
            ClassLoader before = enter();
            try {
                removeEndpoints(present, bundle.adapt(BundleWiring.class));
                schemes.forEach(present::removeComponent);
            } finally {
                leave(before);
            }
        }
        forget();
    }

    private static void removeEndpoints(DefaultCamelContext present, BundleWiring wiring) {
        for (Endpoint endpoint : new ArrayList<>(present.getEndpoints())) {
            if (wiring == null || endpoint.getClass().getClassLoader() == wiring.getClassLoader()) {
                try {
                    present.removeEndpoint(endpoint);
                } catch (Exception e) {
                    LOG.warn("{}: did not stop in order: {}", endpoint.getEndpointUri(), Lines.cause(e));
                }
            }
        }
    }

    /** Camel keeps both what it found and what it did not find. */
    private void forget() {
        DefaultCamelContext present = present();
        if (present == null) {
            return;
        }
        ClassLoader before = enter();
        try {
            ExtendedCamelContext extension = present.getCamelContextExtension();
            for (String factories : FACTORIES) {
                String path = "META-INF/services/org/apache/camel/" + factories;
                extension.getFactoryFinder(path).clear();
                extension.getBootstrapFactoryFinder(path).clear();
            }
            extension.getDefaultFactoryFinder().clear();
            extension.getBootstrapFactoryFinder().clear();
            PluginHelper.getBeanIntrospection(present).clearCache();
            converters.renew();
        } finally {
            leave(before);
        }
    }

    /** Ends the context with all its threads. */
    void close() {
        DefaultCamelContext present;
        synchronized (this) {
            present = context;
            context = null;
            converters = null;
        }
        if (present != null) {
            ClassLoader before = enter();
            try {
                present.close();
            } catch (Exception e) {
                LOG.warn("the routes did not stop in order: {}", Lines.cause(e));
            } finally {
                leave(before);
            }
        }
    }

    RouteCounter counter(String routeId) {
        return counters.computeIfAbsent(routeId, RouteCounter::new);
    }

    void forgetCounter(String routeId) {
        counters.remove(routeId);
    }

    private synchronized DefaultCamelContext present() {
        return context;
    }

    private synchronized DefaultCamelContext built() {
        if (context == null) {
            ClassLoader before = enter();
            try {
                DefaultCamelContext next = Contexts.create(classes, this::counter);
                converters = new Converters(next);
                next.setTypeConverterRegistry(converters);
                components.forEach((scheme, component) -> next.addComponent(scheme, component.get()));
                next.build();
                context = next;
            } finally {
                leave(before);
            }
        }
        return context;
    }

    private ClassLoader enter() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(classes);
        return before;
    }

    private static void leave(ClassLoader before) {
        Thread.currentThread().setContextClassLoader(before);
    }
}
