// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Components that refer to the gateway's variables, and are given other values when these change. */
final class Dependents {

    private Dependents() {}

    /** Those of {@code after} whose resolved values differ by the variables alone. */
    static List<Configured> of(Resolver resolver, Map<String, Configured> before, Map<String, Configured> after) {
        Configured old = before.get(GatewayVariables.PID);
        Configured now = after.get(GatewayVariables.PID);
        boolean same = now == null ? old == null : now.sameAs(old);
        if (same) {
            return List.of();
        }
        Resolver then = resolver.seeing(before);
        Resolver soon = resolver.seeing(after);
        return after.values().stream()
                .filter(component -> component.properties().values().stream()
                        .anyMatch(value -> Substitution.refersTo(value, Substitution.GATEWAY)))
                .filter(component -> !Configured.same(resolved(then, component), resolved(soon, component)))
                .toList();
    }

    private static Map<String, Object> resolved(Resolver resolver, Configured component) {
        return resolver.resolve(component, new ArrayList<>());
    }
}
