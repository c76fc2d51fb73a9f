// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import org.apache.camel.model.RouteDefinition;

/**
 * A route as it was configured.
 *
 * @param definition what Camel makes the route of; used up by starting it once
 * @param fingerprint equal if and only if the route is written the same way
 */
record PlannedRoute(String id, RouteDefinition definition, String fingerprint, EndpointUses uses) {}
