// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import io.tidegate.api.samples.Sample;
import io.tidegate.lib.concurrent.WorkerPool;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The taps of all routes, by route. */
final class Taps {

    private final Map<String, Tap> taps = new ConcurrentHashMap<>();
    private final WorkerPool pool;

    Taps(WorkerPool pool) {
        this.pool = pool;
    }

    void offer(List<Sample> samples) {
        taps.values().forEach(tap -> tap.offer(samples));
    }

    /** The route's tap, with what has gathered in it since the route was stopped. */
    Tap of(String routeId, Tap.Filter filter) {
        return taps.compute(
                routeId,
                (id, tap) -> tap != null && tap.filter().equals(filter) ? tap : new Tap(filter, pool.serial(routeId)));
    }

    /** The route will not run again as it was. */
    void forget(String routeId) {
        taps.remove(routeId);
    }

    long dropped(String routeId) {
        Tap tap = taps.get(routeId);
        return tap == null ? 0 : tap.mailbox().dropped();
    }
}
