// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known about a driver's connection. Written by the thread that connects, read by anyone. */
final class LineState {

    private static final Logger LOG = LoggerFactory.getLogger(LineState.class);

    private static final Duration WORTH_A_LINE = Duration.ofSeconds(10);

    private record Now(Status status, String words, Instant since) {}

    private final Server server;
    private final Clock clock;
    private final AtomicLong requests = new AtomicLong();
    private volatile Now now;

    LineState(Server server, Clock clock) {
        this.server = server;
        this.clock = clock;
        now = new Now(Status.OK, "connecting", clock.instant());
    }

    void asked() {
        requests.incrementAndGet();
    }

    void connected(String how) {
        Now before = now;
        now = new Now(Status.OK, "connected, " + how, clock.instant());
        Duration away = Duration.between(before.since, now.since);
        if (before.status == Status.OK) {
            LOG.info("{}: connected, {}", server.title(), how);
        } else if (away.compareTo(WORTH_A_LINE) >= 0) {
            LOG.info("{}: connected again after {} s, {}", server.title(), away.toSeconds(), how);
        }
    }

    /** Closed on demand. */
    void idle() {
        now = new Now(Status.OK, "not connected, on demand", clock.instant());
    }

    /**
     * Not connected. The first loss of an outage gives the time since when, the newest one the reason.
     *
     * @param operator whether it won't heal by itself
     */
    void lost(String reason, boolean operator) {
        Now before = now;
        boolean first = before.status == Status.OK;
        now = new Now(Status.WARN, reason, first ? clock.instant() : before.since);
        if (operator && !reason.equals(before.words)) {
            LOG.warn("{}: {}", server.title(), reason);
        } else {
            LOG.debug("{}: {}", server.title(), reason);
        }
    }

    /** @param listeners how many channels are listened to */
    Result health(int listeners) {
        Now seen = now;
        return new Result(
                seen.status,
                server.title() + ": " + seen.words + " since " + seen.since.truncatedTo(ChronoUnit.SECONDS) + " ("
                        + requests.get() + " requests, " + listeners + " listeners)");
    }
}
