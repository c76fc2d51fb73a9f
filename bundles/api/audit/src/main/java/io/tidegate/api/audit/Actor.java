// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.audit;

import java.util.Map;
import org.eclipse.kura.audit.AuditConstants;
import org.eclipse.kura.audit.AuditContext;

/**
 * Who did something, and from where.
 *
 * @param entryPoint the way in: {@code CLI}, {@code REST}...; {@link #INTERNAL} for what the gateway does of its own accord,
 *     {@link #WIRES} and {@link #ROUTES} for what flows there
 * @param identity who: a user's name, the component that emitted what the wires carry, the route; empty if unknown
 * @param address from where: an IP address; empty if it was this machine or is unknown
 */
public record Actor(String entryPoint, String identity, String address) {

    /** The entry point of what the gateway does of its own accord. */
    public static final String INTERNAL = "internal";

    /** The entry point of what came along wires. */
    public static final String WIRES = "wires";

    /** The entry point of what a route does. */
    public static final String ROUTES = "routes";

    public Actor {
        entryPoint = entryPoint == null || entryPoint.isBlank() ? INTERNAL : entryPoint;
        identity = identity == null ? "" : identity;
        address = address == null ? "" : address;
    }

    /** On whose behalf the calling thread works, as Kura's {@link AuditContext} tells; else the gateway itself. */
    public static Actor current() {
        return AuditContext.current().map(Actor::of).orElseGet(() -> new Actor(INTERNAL, "", ""));
    }

    /** Whether no one from outside asked for it: it is the gateway itself, its wires or its routes. */
    public boolean automatic() {
        return entryPoint.equals(INTERNAL) || entryPoint.equals(WIRES) || entryPoint.equals(ROUTES);
    }

    private static Actor of(AuditContext context) {
        Map<String, String> properties = context.getProperties();
        String entryPoint = properties.get(AuditConstants.KEY_ENTRY_POINT.getValue());
        return new Actor(
                INTERNAL.equalsIgnoreCase(entryPoint) ? INTERNAL : entryPoint,
                properties.get(AuditConstants.KEY_IDENTITY.getValue()),
                properties.get(AuditConstants.KEY_IP.getValue()));
    }

    /** {@code CLI anna}, {@code REST anna from 10.0.0.7}, {@code internal}. */
    @Override
    public String toString() {
        return entryPoint + (identity.isEmpty() ? "" : " " + identity) + (address.isEmpty() ? "" : " from " + address);
    }
}
