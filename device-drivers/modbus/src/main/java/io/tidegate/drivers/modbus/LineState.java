// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known about a device's connection. Written by the thread that talks to it, read by anyone. */
final class LineState {

    private static final Logger LOG = LoggerFactory.getLogger(LineState.class);

    private static final Duration WORTH_A_LINE = Duration.ofSeconds(10);

    private record Now(Status status, String words, Instant since) {}

    private final Device device;
    private final Clock clock;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong answers = new AtomicLong();
    private volatile Now now;

    LineState(Device device, Clock clock) {
        this.device = device;
        this.clock = clock;
        now = new Now(Status.OK, "not used yet", clock.instant());
    }

    void asked() {
        requests.incrementAndGet();
    }

    void answered() {
        answers.incrementAndGet();
        Now before = now;
        if (before.status == Status.OK && before.words.isEmpty()) {
            return;
        }
        now = new Now(Status.OK, "", clock.instant());
        Duration away = Duration.between(before.since, now.since);
        if (before.status == Status.OK) {
            LOG.info("{}: connected to {}", device.name(), device.address());
        } else if (away.compareTo(WORTH_A_LINE) >= 0) {
            LOG.info("{}: {} answers again after {} s", device.name(), device.address(), away.toSeconds());
        }
    }

    /** A request failed but the connection stands: one unit behind a gateway may be silent while others answer. */
    void unanswered(String reason) {
        LOG.debug("{}: {}", device.name(), reason);
    }

    /** The connection is gone. The first loss of an outage gives the time since when, the newest one the reason. */
    void lost(String reason) {
        Now before = now;
        Instant since = before.status == Status.OK ? clock.instant() : before.since;
        now = new Now(Status.WARN, reason, since);
        LOG.debug("{}: {}", device.name(), reason);
    }

    /** Why the device does not answer. */
    String reason() {
        return now.words;
    }

    /** How many requests were answered so far. */
    long answers() {
        return answers.get();
    }

    Result health() {
        Now seen = now;
        long asked = requests.get();
        String counts = " (" + asked + " requests, " + (asked - answers.get()) + " unanswered)";
        if (seen.words.isEmpty()) {
            return new Result(
                    seen.status,
                    device.name() + ": connected to " + device.address() + " since " + seen.since + counts);
        }
        return new Result(seen.status, device.name() + ": " + seen.words + " since " + seen.since + counts);
    }
}
