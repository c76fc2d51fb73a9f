// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Makes routes of a text, by Camel's own reading of it, without adding them to a context. */
final class RouteParser {

    private static final AtomicLong READINGS = new AtomicLong();

    private RouteParser() {}

    /** A route without an id gets one of the group's name and its place. */
    static List<PlannedRoute> parse(CamelContext context, String group, RouteText text) throws TextFault {
        try {
            List<PlannedRoute> routes = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            for (RouteDefinition definition : definitions(context, text)) {
                boolean named = definition.getId() != null && Boolean.TRUE.equals(definition.getCustomId());
                if (!named) {
                    definition.routeId(group + "-" + (routes.size() + 1));
                }
                if (!ids.add(definition.getId())) {
                    throw new TextFault("the route id '" + definition.getId() + "' is given twice");
                }
                routes.add(plan(context, definition, text.shared()));
            }
            if (routes.isEmpty()) {
                throw new TextFault("no route");
            }
            return routes;
        } catch (TextFault e) {
            throw e;
        } catch (Exception e) {
            throw new TextFault(ParseMessages.of(e));
        }
    }

    private static List<RouteDefinition> definitions(CamelContext context, RouteText text) throws Exception {
        // Camel's loaders keep what they read by its name.
        String name = "routes-" + READINGS.incrementAndGet() + "." + text.extension();
        List<RouteDefinition> definitions = new ArrayList<>();
        for (RoutesBuilder builder : PluginHelper.getRoutesLoader(context)
                .findRoutesBuilders(ResourceHelper.fromString(name, text.text()))) {
            definitions.addAll(((RouteBuilder) builder).configureRoutes(context).getRoutes());
        }
        return definitions;
    }

    private static PlannedRoute plan(CamelContext context, RouteDefinition definition, String shared) throws Exception {
        String fingerprint =
                PluginHelper.getModelToXMLDumper(context).dumpModelAsXml(context, definition, false, false) + shared;
        return new PlannedRoute(definition.getId(), definition, fingerprint, EndpointUses.of(definition));
    }
}
