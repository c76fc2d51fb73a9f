// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import io.tidegate.lib.concurrent.WorkerPool;
import io.tidegate.lib.retry.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Function;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the broker connected, from the first demand on, and subscribed to all topics. Connecting and subscribing happen one
 * after the other on a worker; nothing else waits for the broker here. Thread-safe.
 */
final class Link implements Session.Events {

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final int BATCH = 50;

    /** A connection that held so long is not followed by the wait that the attempts before it had come to. */
    private static final Duration HELD = Duration.ofSeconds(10);

    private enum Phase {
        IDLE,
        CONNECTING,
        CONNECTED,
        FAILING
    }

    private final Broker broker;
    private final WorkerPool pool;
    private final Executor serial;
    private final Topics topics;
    private final Function<String, char[]> passwords;
    private final Clock clock;
    private final Backoff backoff;

    private volatile Phase phase = Phase.IDLE;
    private volatile boolean stopped;
    private Session session;
    private ScheduledFuture<?> retry;
    private Instant since;
    private long sinceNanos;
    private String reason = "";
    private int failures;

    /** @param passwords decrypts, or throws an exception that says why not */
    Link(Broker broker, WorkerPool pool, Topics topics, Function<String, char[]> passwords, Clock clock) {
        this.broker = broker;
        this.pool = pool;
        this.serial = pool.serial(broker.name());
        this.topics = topics;
        this.passwords = passwords;
        this.clock = clock;
        this.since = clock.instant();
        this.backoff = new Backoff(broker.reconnectFirst(), broker.reconnectLongest());
    }

    boolean isConnected() {
        return phase == Phase.CONNECTED;
    }

    /** Begins to connect, unless that has begun; and to subscribe what is not subscribed. */
    void want() {
        synchronized (this) {
            if (stopped) {
                return;
            }
            if (phase == Phase.IDLE) {
                enter(Phase.CONNECTING, "");
                onWorker(this::connect);
                return;
            }
        }
        if (isConnected()) {
            onWorker(this::subscribe);
        }
    }

    /** The open connection; waits for the first attempt, but not for one that follows a failure. */
    synchronized Session connected() throws ConnectionException {
        want();
        long end = System.nanoTime() + broker.connectTimeout().toNanos();
        while (phase == Phase.CONNECTING && end - System.nanoTime() > 0) {
            try {
                wait((end - System.nanoTime()) / 1_000_000 + 1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ConnectionException(broker.name() + ": interrupted", e);
            }
        }
        if (phase != Phase.CONNECTED) {
            String why = stopped ? "stopped" : reason.isEmpty() ? "no answer in time" : reason;
            throw new ConnectionException(broker.name() + ": " + broker.url() + ": " + why);
        }
        return session;
    }

    /** Until it is wanted again. */
    void disconnect() {
        Session open;
        synchronized (this) {
            if (phase == Phase.IDLE) {
                return;
            }
            open = session;
            session = null;
            cancelRetry();
            enter(Phase.IDLE, "");
        }
        if (open != null) {
            open.close();
        }
        topics.disconnected("");
    }

    void stop() {
        stopped = true;
        disconnect();
    }

    private void connect() {
        Session fresh = null;
        try {
            char[] password = password();
            fresh = new Session(broker, this);
            if (begin(fresh)) {
                fresh.open(password);
                subscribe(fresh);
                succeeded(fresh);
                subscribe();
            }
        } catch (MqttException | RuntimeException e) {
            failed(fresh, e instanceof MqttException ? MqttFailure.text(e) : e.getMessage());
        }
    }

    private char[] password() {
        return broker.encryptedPassword().isEmpty() ? new char[0] : passwords.apply(broker.encryptedPassword());
    }

    private synchronized boolean begin(Session fresh) {
        if (phase != Phase.CONNECTING && phase != Phase.FAILING) {
            return false;
        }
        session = fresh;
        return true;
    }

    private void succeeded(Session fresh) {
        synchronized (this) {
            if (session != fresh) {
                return;
            }
            enter(Phase.CONNECTED, "");
        }
        topics.connected();
        LOG.info("{}: connected to {} as {}", broker.name(), broker.url(), broker.clientId());
    }

    private void failed(Session of, String why) {
        boolean first;
        synchronized (this) {
            boolean mine = of == null || session == of;
            if (!mine || phase == Phase.IDLE) {
                return;
            }
            if (phase == Phase.CONNECTED && System.nanoTime() - sinceNanos > HELD.toNanos()) {
                backoff.reset();
            }
            first = phase != Phase.FAILING;
            session = null;
            failures = first ? 1 : failures + 1;
            if (first) {
                enter(Phase.FAILING, why);
            }
            reason = why;
            cancelRetry();
            retry = pool.schedule(serial, this::connect, backoff.next());
        }
        if (of != null) {
            of.abort();
        }
        if (first) {
            LOG.warn("{}: {}: {}; tries again by itself", broker.name(), broker.url(), why);
        } else {
            LOG.debug("{}: {}: {}", broker.name(), broker.url(), why);
        }
        topics.disconnected(broker.url() + ": " + why);
    }

    private void cancelRetry() {
        if (retry != null) {
            retry.cancel(false);
        }
    }

    private synchronized void enter(Phase next, String why) {
        phase = next;
        reason = why;
        since = clock.instant();
        sinceNanos = System.nanoTime();
        notifyAll();
    }

    /** Brings the broker up to date with what is wanted meanwhile. */
    private void subscribe() {
        Session open;
        synchronized (this) {
            open = session;
            if (phase != Phase.CONNECTED) {
                return;
            }
        }
        try {
            subscribe(open);
        } catch (MqttException e) {
            failed(open, MqttFailure.text(e));
        }
    }

    private void subscribe(Session open) throws MqttException {
        List<String> unused = topics.forgetUnused();
        for (int i = 0; i < unused.size(); i += BATCH) {
            open.unsubscribe(
                    unused.subList(i, Math.min(unused.size(), i + BATCH)).toArray(String[]::new));
        }
        for (List<Topics.Pending> next = topics.pending(BATCH); !next.isEmpty(); next = topics.pending(BATCH)) {
            String[] filters = next.stream().map(Topics.Pending::filter).toArray(String[]::new);
            int[] qos = next.stream().mapToInt(Topics.Pending::qos).toArray();
            topics.settled(next, open.subscribe(filters, qos));
        }
    }

    @Override
    public void lost(Session lost, Throwable cause) {
        onWorker(() -> failed(lost, MqttFailure.text(cause)));
    }

    @Override
    public void arrived(Message message) {
        topics.arrived(message);
    }

    private void onWorker(Runnable task) {
        try {
            serial.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: work came after the stop", broker.name());
        }
    }

    synchronized Result health() {
        Instant second = since.truncatedTo(ChronoUnit.SECONDS);
        return switch (phase) {
            case IDLE ->
                new Result(Result.Status.OK, broker.name() + ": not connected to " + broker.url() + ", nobody asks");
            case CONNECTING -> new Result(Result.Status.OK, broker.name() + ": connecting to " + broker.url());
            case CONNECTED ->
                new Result(
                        topics.refusals() ? Result.Status.WARN : Result.Status.OK,
                        broker.name() + ": connected to " + broker.url() + " as " + broker.clientId() + " since "
                                + second + ", " + topics.summary());
            case FAILING ->
                new Result(
                        Result.Status.WARN,
                        broker.name() + ": " + broker.url() + ": " + reason + "; not connected since " + second
                                + ", failure " + failures + "; check " + Broker.URL_KEY + " and the broker");
        };
    }
}
