// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.history.ConfigurationTrials;
import io.tidegate.api.configuration.history.Trial;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The change that waits to be confirmed: on disk before the change is, so that no restart forgets it, and with a thread only
 * while it waits. Callers serialise, but for {@link #pending} and {@link #close}.
 */
final class Trials {

    private static final Logger LOG = LoggerFactory.getLogger(Trials.class);

    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final TrialFile file;
    private final Clock clock;
    private final Runnable overdue;
    private ScheduledThreadPoolExecutor timer;
    private volatile TrialFile.Waiting waiting;
    private volatile long deadline;

    /** @param overdue is called by the timer's thread */
    Trials(TrialFile file, Clock clock, Runnable overdue) {
        this.file = file;
        this.clock = clock;
        this.overdue = overdue;
    }

    static Duration checked(Duration within) throws KuraException {
        if (within.compareTo(Duration.ofSeconds(1)) < 0 || within.compareTo(ConfigurationTrials.LONGEST) > 0) {
            throw new ConfigurationFault(
                    KuraErrorCode.INVALID_PARAMETER,
                    "to confirm within " + within.toSeconds() + " s is not allowed: from 1 to "
                            + ConfigurationTrials.LONGEST.toSeconds() + " s");
        }
        return within;
    }

    /** @throws KuraException if a change waits */
    void refuseWhilePending() throws KuraException {
        if (waiting != null) {
            throw new ConfigurationFault(
                    KuraErrorCode.INVALID_PARAMETER,
                    "a change of " + String.join(", ", waiting.components()) + " waits to be confirmed, for another "
                            + remaining().toSeconds() + " s: confirm or revert it first");
        }
    }

    /** Writes down that a change is about to be made. */
    void begin(long before, Set<String> components, Duration within) throws KuraException {
        TrialFile.Waiting begun = new TrialFile.Waiting(before, components, clock.instant(), within);
        try {
            file.write(begun);
        } catch (IOException e) {
            throw new ConfigurationFault(
                    KuraErrorCode.CONFIGURATION_UPDATE, file + " can't be written, nothing was changed", e);
        }
        await(begun, within);
    }

    /** Goes on with what was begun before a restart; returns whether its time is up. */
    boolean resume() throws IOException {
        Optional<TrialFile.Waiting> left = file.read();
        if (left.isEmpty()) {
            return false;
        }
        Duration remaining = left.get().remaining(clock.instant());
        if (remaining.isZero()) {
            waiting = left.get();
            return true;
        }
        await(left.get(), remaining);
        return false;
    }

    /** Lets time be up again a little later. */
    void again() {
        await(waiting, AGAIN);
    }

    private synchronized void await(TrialFile.Waiting begun, Duration remaining) {
        shutDown();
        deadline = System.nanoTime() + remaining.toNanos();
        waiting = begun;
        timer = new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "configuration trial"));
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        var unused = timer.schedule(overdue, remaining.toNanos(), TimeUnit.NANOSECONDS);
    }

    Optional<TrialFile.Waiting> waiting() {
        return Optional.ofNullable(waiting);
    }

    Optional<Trial> pending() {
        return waiting().map(now -> new Trial(now.before(), now.components(), remaining()));
    }

    private Duration remaining() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    /** What waits. @throws KuraException if nothing does */
    TrialFile.Waiting required() throws KuraException {
        if (waiting == null) {
            throw new ConfigurationFault(KuraErrorCode.INVALID_PARAMETER, "no change waits to be confirmed");
        }
        return waiting;
    }

    /** Keeps what waits. @return the change that this is */
    Change confirmed() throws KuraException {
        String kept = String.join(", ", required().components());
        try {
            file.delete();
        } catch (IOException e) {
            throw new ConfigurationFault(
                    KuraErrorCode.CONFIGURATION_UPDATE, file + " can't be removed, the change will be undone", e);
        }
        end();
        return Change.of("confirm", kept);
    }

    /** Nothing waits any more: it was undone, or never came to be. What is left on disk undoes nothing at the next start. */
    void dropped() {
        try {
            file.delete();
        } catch (IOException e) {
            LOG.warn("{} can't be removed: {}", file, ConfigurationFault.words(e));
        }
        end();
    }

    /** Nothing waits any more; what is left on disk counts at the next start. */
    void end() {
        waiting = null;
        shutDown();
    }

    private synchronized ScheduledThreadPoolExecutor shutDown() {
        ScheduledThreadPoolExecutor former = timer;
        timer = null;
        if (former != null) {
            former.shutdown();
        }
        return former;
    }

    /** Stops waiting; what is on disk goes on at the next start. */
    void close() {
        ScheduledThreadPoolExecutor former = shutDown();
        try {
            if (former != null && !former.awaitTermination(4, TimeUnit.SECONDS)) {
                former.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
