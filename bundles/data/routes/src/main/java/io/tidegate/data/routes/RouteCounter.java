// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of the exchanges of one route; it outlives the route's restarts. Thread-safe. */
final class RouteCounter extends RoutePolicySupport {

    private static final Logger LOG = LoggerFactory.getLogger(RouteCounter.class);

    private final String routeId;
    private final LongAdder exchanges = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private boolean failing;
    private volatile String failure = "";
    private volatile String lastFailure = "";

    RouteCounter(String routeId) {
        this.routeId = routeId;
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        exchanges.increment();
        Exception cause = exchange.getException();
        if (cause == null) {
            recovered();
        } else {
            failures.increment();
            failed(Lines.cause(cause));
        }
    }

    private synchronized void failed(String cause) {
        failure = cause;
        lastFailure = cause;
        if (failing) {
            LOG.debug("{}: {} exchanges failed: {}", routeId, failures.sum(), cause);
        } else {
            failing = true;
            LOG.warn("{}: an exchange failed: {}", routeId, cause);
        }
    }

    private void recovered() {
        if (!failure.isEmpty()) {
            synchronized (this) {
                if (failing) {
                    failing = false;
                    failure = "";
                    LOG.info("{}: an exchange succeeded again, {} have failed so far", routeId, failures.sum());
                }
            }
        }
    }

    long exchanges() {
        return exchanges.sum();
    }

    long failures() {
        return failures.sum();
    }

    /** Why the last exchange failed; empty if it did not. */
    String failure() {
        return failure;
    }

    /** Why the last one that failed did; empty if none ever failed. */
    String lastFailure() {
        return lastFailure;
    }
}
