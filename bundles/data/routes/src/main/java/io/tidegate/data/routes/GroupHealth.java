// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.util.Map;
import java.util.TreeMap;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.Result;

/** How a group is, for an operator: a summary, and a line for whatever is not as it should be. */
final class GroupHealth {

    private GroupHealth() {}

    static Result of(String pid, RoutesSettings settings, String fault, GroupRoutes routes, RouteHost host) {
        FormattingResultLog log = new FormattingResultLog();
        if (!fault.isEmpty()) {
            log.warn("{}; the routes before it stay", fault);
        }
        if (!settings.autostart()) {
            log.info("{}: not started, as autostart = 'false'", pid);
            return new Result(log);
        }
        Map<String, PlannedRoute> planned = new TreeMap<>(routes.planned());
        summary(log, pid, routes, planned, host);
        new TreeMap<>(routes.waiting()).forEach((id, reason) -> log.warn("{}: route '{}' {}", pid, id, reason));
        planned.values().forEach(route -> route(log, pid, route, host));
        return new Result(log);
    }

    private static void summary(
            FormattingResultLog log,
            String pid,
            GroupRoutes routes,
            Map<String, PlannedRoute> planned,
            RouteHost host) {
        long exchanges = 0;
        long failures = 0;
        String last = "";
        for (String id : planned.keySet()) {
            RouteCounter counter = host.engine().counter(id);
            exchanges += counter.exchanges();
            failures += counter.failures();
            if (!counter.lastFailure().isEmpty()) {
                last = "; last failure: route '" + id + "': " + counter.lastFailure();
            }
        }
        log.info(
                "{}: {} of {} routes run, {} exchanges, {} failed{}",
                pid,
                routes.running(),
                planned.size(),
                exchanges,
                failures,
                last);
    }

    private static void route(FormattingResultLog log, String pid, PlannedRoute route, RouteHost host) {
        String failure = host.engine().counter(route.id()).failure();
        if (!failure.isEmpty()) {
            log.warn("{}: route '{}' failed: {}", pid, route.id(), failure);
        }
        for (String name : route.uses().names(AssetComponent.SCHEME)) {
            String asset = AssetAddress.of(name).asset();
            if (!asset.equals(AssetAddress.ANY) && host.assets().get(asset) == null) {
                log.warn("{}: route '{}': there is no asset '{}' now", pid, route.id(), asset);
            }
        }
        for (String name : route.uses().names(CloudComponent.SCHEME)) {
            if (host.publishers().get(name) == null && !host.subscribers().has(name)) {
                log.warn("{}: route '{}': there is no cloud publisher or subscriber '{}' now", pid, route.id(), name);
            }
        }
        long dropped = host.taps().dropped(route.id());
        if (dropped > 0) {
            log.info(
                    "{}: route '{}' was too slow or away for {} samples, which were dropped", pid, route.id(), dropped);
        }
    }
}
