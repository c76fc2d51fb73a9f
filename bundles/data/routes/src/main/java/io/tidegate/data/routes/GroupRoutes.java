// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import io.tidegate.lib.concurrent.WorkerPool;
import io.tidegate.lib.retry.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes of one group: which are to run, which do, and what the others wait for. Only the lane calls what changes it;
 * what tells of it may be called on any thread.
 */
final class GroupRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(GroupRoutes.class);

    private final String group;
    private final Engine engine;
    private final Lane lane;
    private final WorkerPool pool;
    private final Map<String, String> owners;
    private final Taps taps;
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private final Map<String, PlannedRoute> running = new ConcurrentHashMap<>();
    private final Map<String, String> waiting = new ConcurrentHashMap<>();
    /** Definitions that Camel has already made a route of, or has failed to. */
    private final Set<String> used = new HashSet<>();

    private RouteText text;
    private volatile Map<String, PlannedRoute> planned = Map.of();
    private Future<?> retry;

    GroupRoutes(String group, RouteHost host) {
        this.group = group;
        engine = host.engine();
        lane = host.lane();
        pool = host.pool();
        owners = host.owners();
        taps = host.taps();
    }

    /** Takes the routes of a text by difference: those written as before run on. */
    void apply(RouteText nextText, List<PlannedRoute> next) {
        Map<String, PlannedRoute> byId = new LinkedHashMap<>();
        next.forEach(route -> byId.put(route.id(), route));
        for (PlannedRoute old : planned.values()) {
            PlannedRoute same = byId.get(old.id());
            if (same == null || !same.fingerprint().equals(old.fingerprint())) {
                stop(old.id());
                taps.forget(old.id());
                engine.forgetCounter(old.id());
            }
        }
        used.retainAll(running.keySet());
        text = nextText;
        planned = byId;
        backoff.reset();
        reconcile();
    }

    /** Starts what can run and does not. */
    void reconcile() {
        cancelRetry();
        waiting.keySet().retainAll(planned.keySet());
        boolean failed = false;
        for (PlannedRoute route : new ArrayList<>(planned.values())) {
            if (!running.containsKey(route.id())) {
                String reason = tryStart(route);
                failed |= reason.startsWith("can't start");
                tell(route.id(), reason);
            }
        }
        if (failed) {
            retry = pool.schedule(lane.executor(), this::reconcile, backoff.next());
        } else {
            backoff.reset();
        }
    }

    /** Stops the routes that use a component, or may. They are to be started again by {@link #reconcile}. */
    boolean depart(Collection<String> schemes, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        boolean any = false;
        for (PlannedRoute route : new ArrayList<>(running.values())) {
            if (route.uses().dynamic() || route.uses().schemes().stream().anyMatch(schemes::contains)) {
                any = true;
                running.remove(route.id());
                engine.remove(route.id(), Duration.ofNanos(end - System.nanoTime()));
            }
        }
        return any;
    }

    void close() {
        cancelRetry();
        for (PlannedRoute route : planned.values()) {
            stop(route.id());
            taps.forget(route.id());
            engine.forgetCounter(route.id());
        }
        planned = Map.of();
        waiting.clear();
        used.clear();
    }

    Map<String, PlannedRoute> planned() {
        return planned;
    }

    int running() {
        return running.size();
    }

    /** Why routes that are to run don't, by route. */
    Map<String, String> waiting() {
        return waiting;
    }

    private void stop(String routeId) {
        if (running.remove(routeId) != null) {
            engine.remove(routeId, Duration.ofSeconds(2));
        }
        owners.remove(routeId, group);
    }

    /** Tries to start a route. @return why it does not run; empty if it does */
    private String tryStart(PlannedRoute route) {
        String owner = owners.putIfAbsent(route.id(), group);
        if (owner != null && !owner.equals(group)) {
            return "the route id belongs to group '" + owner + "'";
        }
        String missing = engine.missing(route);
        if (!missing.isEmpty()) {
            return missing;
        }
        try {
            PlannedRoute fresh = fresh(route);
            used.add(route.id());
            lane.patiently(() -> engine.start(fresh));
            running.put(fresh.id(), fresh);
            return "";
        } catch (Exception e) {
            return "can't start: " + Lines.cause(e);
        }
    }

    /** Camel changes a definition that it makes a route of, so a second start gets one that was just read. */
    private PlannedRoute fresh(PlannedRoute route) throws TextFault {
        if (!used.contains(route.id())) {
            return route;
        }
        return engine.parse(group, text).stream()
                .filter(again -> again.id().equals(route.id()))
                .findFirst()
                .orElse(route);
    }

    private void tell(String routeId, String reason) {
        String before = reason.isEmpty() ? waiting.remove(routeId) : waiting.put(routeId, reason);
        if (reason.isEmpty()) {
            LOG.info("{}: route '{}' runs", group, routeId);
        } else if (!reason.equals(before)) {
            LOG.warn("{}: route '{}' {}", group, routeId, reason);
        }
    }

    private void cancelRetry() {
        if (retry != null) {
            retry.cancel(false);
            retry = null;
        }
    }
}
