// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import io.tidegate.lib.concurrent.WorkerPool;
import io.tidegate.lib.retry.Backoff;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.data.DataTransportService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the transport connected while that is wanted: attempts begin 0.2 s apart and double up to the configured interval.
 * An outage is one WARN and, when it is over, one INFO.
 */
final class Link {

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final String NO_TRANSPORT = "DataTransportService.target names no transport that is there now";
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final long STEADY_NANOS = Duration.ofSeconds(5).toNanos();

    private final String pid;
    private final WorkerPool pool;
    private final Executor serial;

    // Guarded by this.
    private DataTransportService transport;
    private boolean wanted;
    private Backoff backoff;
    private Future<?> next;
    private String fault;
    private boolean reported;
    private int attempts;
    private long connectedAt;

    Link(String pid, WorkerPool pool, Executor serial, Duration longestRetry) {
        this.pid = pid;
        this.pool = pool;
        this.serial = serial;
        longestRetry(longestRetry);
    }

    synchronized void longestRetry(Duration longest) {
        backoff = new Backoff(FIRST_RETRY, longest);
    }

    /** A transport came, or with null the current one went. */
    synchronized void use(DataTransportService other) {
        transport = other;
        if (wanted && other != null) {
            scheduleIn(Duration.ZERO);
        }
    }

    synchronized void want(boolean connected) {
        wanted = connected;
        if (wanted && transport != null) {
            scheduleIn(Duration.ZERO);
        }
    }

    /** Connects on the caller's thread. */
    void connectNow() throws KuraConnectException {
        DataTransportService target;
        synchronized (this) {
            wanted = true;
            target = transport;
        }
        if (target == null) {
            throw new KuraConnectException(pid + ": " + NO_TRANSPORT);
        }
        if (!target.isConnected()) {
            connect(target);
        }
    }

    synchronized void established() {
        connectedAt = System.nanoTime();
        if (reported) {
            LOG.info("{}: connected to {} after {} attempts", pid, url(transport), attempts);
        }
        reported = false;
        fault = null;
        attempts = 0;
    }

    synchronized void lost(Throwable cause) {
        if (System.nanoTime() - connectedAt > STEADY_NANOS) {
            backoff.reset();
        }
        report("connection lost: " + reason(cause));
        if (wanted && transport != null) {
            scheduleIn(backoff.next());
        }
    }

    /** What keeps it from being connected, with URL and cause, or null. */
    synchronized String fault() {
        return transport == null ? NO_TRANSPORT : fault;
    }

    private void attempt() {
        DataTransportService target;
        synchronized (this) {
            target = transport;
            if (!wanted || target == null) {
                return;
            }
        }
        if (!target.isConnected()) {
            try {
                connect(target);
            } catch (KuraConnectException | RuntimeException e) {
                retry(target);
            }
        }
    }

    private synchronized void retry(DataTransportService failed) {
        if (wanted && failed == transport) {
            scheduleIn(backoff.next());
        }
    }

    private void connect(DataTransportService target) throws KuraConnectException {
        try {
            target.connect();
            if (!isWanted()) {
                target.disconnect(0);
            }
        } catch (KuraConnectException | RuntimeException e) {
            synchronized (this) {
                if (target == transport && !target.isConnected()) {
                    report(reason(e));
                }
            }
            throw e;
        }
    }

    private synchronized boolean isWanted() {
        return wanted;
    }

    // Holds the lock.
    private void report(String reason) {
        attempts++;
        fault = url(transport) + ": " + reason;
        if (reported) {
            LOG.debug("{}: {} (attempt {})", pid, fault, attempts);
        } else {
            LOG.warn("{}: not connected to {}", pid, fault);
            reported = true;
        }
    }

    // Holds the lock.
    private void scheduleIn(Duration delay) {
        if (next != null) {
            next.cancel(false);
        }
        next = pool.schedule(serial, this::attempt, delay);
    }

    private static String url(DataTransportService transport) {
        return transport == null ? "no transport" : transport.getBrokerUrl();
    }

    private static String reason(Throwable cause) {
        if (cause == null) {
            return "cause unknown";
        }
        Throwable root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return root == cause || text.contains(String.valueOf(root.getMessage())) ? text : text + ": " + root;
    }
}
