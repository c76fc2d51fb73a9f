// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells an operator of each outage once, when it begins and when it ends, and of channels that come and go not more than once
 * in a while. Called by one thread at a time.
 */
final class OutageLog {

    private static final Logger LOG = LoggerFactory.getLogger(PollingAsset.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private enum State {
        GOOD,
        PARTLY,
        OUT
    }

    private final LongSupplier nanos;
    private State state = State.GOOD;
    private long since;
    private long lastPartly;
    private boolean toldPartly;
    private long failures;
    private boolean toldElsewhere;

    OutageLog(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** @param told whether the way to the driver tells of this failure, for all its assets at once */
    void failed(String pid, String reason, boolean told) {
        failures++;
        boolean known = state == State.OUT && (told || !toldElsewhere);
        if (state != State.OUT) {
            enter(State.OUT);
            toldElsewhere = told;
        }
        if (known || told) {
            LOG.debug("{}: failed {} times: {}", pid, failures, reason);
        } else {
            toldElsewhere = false;
            LOG.warn("{}: all channels are BAD: {}", pid, reason);
        }
    }

    void answered(String pid, Reading reading) {
        int bad = reading.bad();
        if (state == State.OUT && !toldElsewhere) {
            LOG.info("{}: answers again after {} s", pid, seconds());
        }
        if (bad == 0) {
            if (toldPartly) {
                LOG.info("{}: all {} channels are good", pid, reading.samples().size());
                toldPartly = false;
            }
            state = State.GOOD;
        } else if (state != State.PARTLY) {
            enter(State.PARTLY);
            tellPartly(pid, bad, reading);
        }
    }

    private void tellPartly(String pid, int bad, Reading reading) {
        long now = nanos.getAsLong();
        if (lastPartly == 0 || now - lastPartly > QUIET.toNanos()) {
            LOG.warn(
                    "{}: {} of {} channels are BAD; {}",
                    pid,
                    bad,
                    reading.samples().size(),
                    reading.firstBad());
            lastPartly = now;
            toldPartly = true;
        } else {
            LOG.debug(
                    "{}: {} of {} channels are BAD; {}",
                    pid,
                    bad,
                    reading.samples().size(),
                    reading.firstBad());
        }
    }

    private void enter(State next) {
        state = next;
        since = nanos.getAsLong();
        failures = 1;
    }

    private long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong() - since);
    }
}
