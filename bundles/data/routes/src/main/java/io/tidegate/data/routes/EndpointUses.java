// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.model.DynamicRouterDefinition;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.PollEnrichDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RoutingSlipDefinition;
import org.apache.camel.model.ToDynamicDefinition;

/**
 * The endpoints that a route names.
 *
 * @param uris as written, as far as they are known before a message comes
 * @param schemes of these
 * @param dynamic whether it may use others, which only its messages tell
 */
record EndpointUses(Set<String> uris, Set<String> schemes, boolean dynamic) {

    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):.*", Pattern.DOTALL);

    static EndpointUses of(RouteDefinition route) {
        Set<String> uris = new LinkedHashSet<>();
        boolean dynamic = false;
        add(uris, route.getInput() == null ? null : route.getInput().getEndpointUri());
        @SuppressWarnings("rawtypes")
        Collection<ProcessorDefinition> steps =
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class);
        for (ProcessorDefinition<?> step : steps) {
            if (step instanceof EndpointRequiredDefinition endpoint) {
                add(uris, endpoint.getEndpointUri());
            } else if (step instanceof ToDynamicDefinition to) {
                add(uris, to.getUri());
                dynamic |= scheme(to.getUri()) == null;
            } else if (choosesEndpoints(step)) {
                add(uris, ((ExpressionNode) step).getExpression().getExpression());
                dynamic = true;
            }
        }
        Set<String> schemes = new LinkedHashSet<>();
        uris.forEach(uri -> schemes.add(scheme(uri)));
        return new EndpointUses(Set.copyOf(uris), Set.copyOf(schemes), dynamic);
    }

    /** What follows the scheme, without options, of each endpoint of that scheme. */
    Set<String> names(String scheme) {
        Set<String> names = new LinkedHashSet<>();
        for (String uri : uris) {
            if (scheme.equals(scheme(uri))) {
                names.add(uri.substring(scheme.length() + 1)
                        .replaceFirst("^//", "")
                        .replaceFirst("\\?.*", ""));
            }
        }
        return names;
    }

    private static boolean choosesEndpoints(ProcessorDefinition<?> step) {
        return step instanceof EnrichDefinition
                || step instanceof PollEnrichDefinition
                || step instanceof RecipientListDefinition
                || step instanceof RoutingSlipDefinition
                || step instanceof DynamicRouterDefinition;
    }

    private static void add(Set<String> uris, String uri) {
        if (scheme(uri) != null) {
            uris.add(uri);
        }
    }

    private static String scheme(String uri) {
        Matcher matcher = uri == null ? null : SCHEME.matcher(uri.strip());
        return matcher != null && matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : null;
    }
}
