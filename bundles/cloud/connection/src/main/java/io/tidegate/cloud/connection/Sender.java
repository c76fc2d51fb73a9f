// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import io.tidegate.lib.concurrent.WorkerPool;
import io.tidegate.lib.retry.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraNotConnectedException;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.KuraTooManyInflightMessagesException;
import org.eclipse.kura.data.DataTransportService;
import org.eclipse.kura.data.DataTransportToken;
import org.eclipse.kura.data.listener.DataServiceListener;
import org.eclipse.kura.message.store.StoredMessage;
import org.eclipse.kura.message.store.provider.MessageStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages from the store in its order and hands them to the transport, at most so many in flight. All changes of
 * store and transport and all sending happen one after another on one serial executor; only acknowledgements come on the
 * transport's thread.
 */
final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration WINDOW_RETRY = Duration.ofMillis(50);
    private static final Duration STORE_RETRY = Duration.ofSeconds(1);

    private final String pid;
    private final WorkerPool pool;
    private final Executor serial;
    private final Listeners<DataServiceListener> listeners;
    private final Confirmations confirmations;
    private final InFlight inFlight = new InFlight();
    private final AtomicBoolean requested = new AtomicBoolean();

    private volatile DataSettings settings;
    private volatile MessageStore store;
    private volatile DataTransportService transport;
    private volatile Instant waitingSince;
    private volatile String fault;

    // Touched only on the serial executor.
    private RateLimit rate;
    private Backoff refusals;

    Sender(
            String pid,
            WorkerPool pool,
            Executor serial,
            Listeners<DataServiceListener> listeners,
            DataSettings settings) {
        this.pid = pid;
        this.pool = pool;
        this.serial = serial;
        this.listeners = listeners;
        this.confirmations = new Confirmations(pid, listeners);
        apply(settings);
    }

    void configure(DataSettings changed) {
        run(() -> apply(changed));
        wake();
    }

    /**
     * A store came, or with null the current one went.
     *
     * @param same whether it holds the messages of the store before, so that what is in flight still is
     */
    void useStore(MessageStore other, boolean same) {
        if (other == null) {
            store = null;
            return;
        }
        run(() -> {
            try {
                settle(other, same);
                store = other;
                confirmations.settle(other);
            } catch (KuraStoreException e) {
                fail("the message store failed: " + e.getMessage());
            }
            pump();
        });
    }

    /** The transport is connected. */
    void connected(DataTransportService connected, boolean newSession) {
        run(() -> {
            restart(newSession && !settings.sendsAgainInNewSession());
            transport = connected;
            pump();
        });
    }

    /** The transport is not connected any more. */
    void disconnected() {
        transport = null;
        run(() -> restart(false));
    }

    /** Sends nothing more until {@link #connected}; acknowledgements still count. */
    void pause() {
        transport = null;
    }

    /** There may be something to send. */
    void wake() {
        if (requested.compareAndSet(false, true)) {
            run(this::pump);
        }
    }

    void confirmed(DataTransportToken token) {
        inFlight.confirmed(token).ifPresent(entry -> {
            confirmations.confirm(entry, store);
            wake();
        });
    }

    /** Remembers since when something waits, as long as nothing is known to. */
    void accepted() {
        if (waitingSince == null) {
            waitingSince = Instant.now();
        }
        wake();
    }

    int inFlightCount() {
        return inFlight.size();
    }

    /** When the oldest message not yet acknowledged was accepted, as far as known. */
    Optional<Instant> waitingSince() {
        return inFlight.oldest().or(() -> Optional.ofNullable(waitingSince));
    }

    /** Why the last message could not be handed over, or null. */
    String fault() {
        return fault;
    }

    private void apply(DataSettings changed) {
        settings = changed;
        rate = changed.rate()
                .map(r -> new RateLimit(r.average(), r.unit(), r.burst()))
                .orElse(null);
        refusals = new Backoff(
                STORE_RETRY, changed.longestRetry().compareTo(STORE_RETRY) < 0 ? STORE_RETRY : changed.longestRetry());
    }

    private void settle(MessageStore other, boolean same) throws KuraStoreException {
        if (!same) {
            inFlight.clear();
            confirmations.forget();
        }
        other.unpublishAllInFlighMessages();
        for (InFlight.Entry entry : inFlight.all()) {
            other.markAsPublished(entry.id(), entry.token());
        }
    }

    /** What was in flight is sent again, in order, or dropped. */
    private void restart(boolean drop) {
        inFlight.clear();
        MessageStore current = store;
        if (current == null) {
            return;
        }
        try {
            if (drop) {
                current.dropAllInFlightMessages();
            } else {
                current.unpublishAllInFlighMessages();
            }
            waitingSince = current.getNextMessage().flatMap(Sender::createdOn).orElse(null);
        } catch (KuraStoreException e) {
            fail("the message store failed: " + e.getMessage());
        }
    }

    private void pump() {
        requested.set(false);
        Duration pause = null;
        while (pause == null) {
            MessageStore from = store;
            DataTransportService to = transport;
            if (from == null || to == null || inFlight.size() >= settings.mostInFlight()) {
                return;
            }
            pause = sendNext(from, to);
        }
        if (!pause.isZero()) {
            var unused = pool.schedule(serial, this::wake, pause);
        }
    }

    /** Null to go on, zero to wait for an event, else how long to wait. */
    private Duration sendNext(MessageStore from, DataTransportService to) {
        try {
            confirmations.settle(from);
            Optional<StoredMessage> next = from.getNextMessage();
            if (next.isEmpty()) {
                waitingSince = null;
                return Duration.ZERO;
            }
            Duration wait = rate == null ? Duration.ZERO : rate.take(System.nanoTime());
            if (!wait.isZero()) {
                return wait;
            }
            send(from, to, next.get());
            if (fault != null) {
                fault = null;
                refusals.reset();
            }
            return null;
        } catch (KuraTooManyInflightMessagesException e) {
            return WINDOW_RETRY;
        } catch (KuraNotConnectedException e) {
            // The transport tells when it is connected again; if it does not even know, this asks.
            return STORE_RETRY;
        } catch (KuraStoreException e) {
            fail("the message store failed: " + e.getMessage());
            return STORE_RETRY;
        } catch (KuraException | RuntimeException e) {
            fail("the transport refused a message: " + e.getMessage());
            return refusals.next();
        }
    }

    private void send(MessageStore from, DataTransportService to, StoredMessage message) throws KuraException {
        DataTransportToken token =
                to.publish(message.getTopic(), message.getPayload(), message.getQos(), message.isRetain());
        if (message.getQos() == 0 || token == null) {
            from.markAsPublished(message.getId());
            published(message);
        } else {
            InFlight.Entry entry = new InFlight.Entry(
                    token,
                    message.getId(),
                    message.getTopic(),
                    createdOn(message).orElseGet(Instant::now));
            from.markAsPublished(message.getId(), token);
            published(message);
            if (inFlight.sent(entry)) {
                confirmations.confirm(entry, store);
            }
        }
    }

    private void published(StoredMessage message) {
        listeners.each(listener -> listener.onMessagePublished(message.getId(), message.getTopic()));
    }

    private void fail(String reason) {
        if (fault == null) {
            LOG.warn("{}: {}", pid, reason);
        } else {
            LOG.debug("{}: {}", pid, reason);
        }
        fault = reason;
    }

    private void run(Runnable task) {
        try {
            serial.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: closed", pid);
        }
    }

    private static Optional<Instant> createdOn(StoredMessage message) {
        return message.getCreatedOn().map(Date::toInstant);
    }

    /** The ids of those messages whose topic matches the regular expression. */
    static List<Integer> ids(List<StoredMessage> messages, String topicRegex) {
        return messages.stream()
                .filter(message -> message.getTopic().matches(topicRegex))
                .map(StoredMessage::getId)
                .toList();
    }
}
