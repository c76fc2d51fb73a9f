// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import io.tidegate.lib.retry.Backoff;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeoutException;
import org.eclipse.kura.driver.Driver.ConnectionException;

/**
 * Keeps a driver connected: connects, notices the loss, connects again. All of it is done on the driver's lane, one step
 * after the other; callers only look at the outcome.
 */
final class Connector {

    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    /** Servers lock users out that fail too often. */
    private static final Duration WAIT_AFTER_LOGIN = Duration.ofSeconds(30);

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

    private final Server server;
    private final Workers workers;
    private final Executor lane;
    private final Opening opening;
    private final LineState state;
    private final Listening listening;
    private final CompletableFuture<Object> end;
    private final Backoff backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT);
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    private Connection current;
    private ScheduledFuture<?> next;
    private volatile boolean wanted = true;
    /** The connection, or why there is none; not complete only while the first attempt runs. */
    private volatile CompletableFuture<Connection> outcome = new CompletableFuture<>();

    /** @param end fails when the driver stops */
    Connector(
            Server server,
            Workers workers,
            Executor lane,
            Opening opening,
            LineState state,
            Listening listening,
            CompletableFuture<Object> end) {
        this.server = server;
        this.workers = workers;
        this.lane = lane;
        this.opening = opening;
        this.state = state;
        this.listening = listening;
        this.end = end;
    }

    void start() {
        lane.execute(this::attempt);
    }

    /**
     * The open connection. Does not wait, unless the first attempt is running.
     *
     * @throws ConnectionException naming the server and the reason
     */
    Connection connection() throws ConnectionException {
        if (!wanted) {
            begin();
        }
        try {
            return Await.result(outcome, end, server.requestTimeout());
        } catch (TimeoutException e) {
            throw new ConnectionException(server.title() + ": connecting", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionException(server.title() + ": interrupted", e);
        } catch (Exception e) {
            throw new ConnectionException(server.title() + ": " + e.getMessage(), e);
        }
    }

    /** Makes an attempt now if there is no connection, and waits for it. */
    void connect() throws ConnectionException {
        if (outcome.isCompletedExceptionally()) {
            begin();
        }
        connection();
    }

    /** Closes the connection; it is opened again when it is needed. */
    void disconnect() {
        wanted = false;
        CompletableFuture<Void> done = new CompletableFuture<>();
        lane.execute(() -> {
            drop();
            state.idle();
            done.complete(null);
        });
        Await.end(done, CLOSE_LIMIT);
    }

    /** Ends everything, within a few seconds. The driver has made {@code end} fail before. */
    void stop() {
        lane.execute(() -> {
            drop();
            stopped.complete(null);
        });
        Await.end(stopped, CLOSE_LIMIT);
    }

    private synchronized void begin() {
        if (!wanted || outcome.isCompletedExceptionally()) {
            outcome = new CompletableFuture<>();
            wanted = true;
            lane.execute(this::attempt);
        }
    }

    private void attempt() {
        cancelNext();
        if (current != null || !wanted || end.isDone()) {
            return;
        }
        try {
            Connection opened = opening.open();
            current = opened;
            opened.whenGone(reason -> lane.execute(() -> lost(opened, reason)));
            backoff.reset();
            state.connected(opening.how());
            settle(CompletableFuture.completedFuture(opened));
            listening.connected(opened);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | LinkageError e) {
            failed(opening.words(e), e);
        }
    }

    private void lost(Connection connection, Throwable reason) {
        if (current == connection) {
            current = null;
            connection.close();
            failed(Reasons.of(reason), reason);
        }
    }

    private void failed(String words, Throwable cause) {
        if (end.isDone() || !wanted) {
            return;
        }
        boolean login = Reasons.isLogin(cause);
        state.lost(words, Reasons.needsOperator(cause));
        settle(CompletableFuture.failedFuture(new LostException(words)));
        listening.disconnected(server.title() + ": " + words);
        next = workers.pool().schedule(lane, this::attempt, login ? WAIT_AFTER_LOGIN : backoff.next());
    }

    private void drop() {
        cancelNext();
        settle(CompletableFuture.failedFuture(new LostException("disconnected")));
        Connection open = current;
        current = null;
        if (open != null) {
            listening.disconnected(server.title() + ": disconnected");
            open.close();
        }
    }

    private void cancelNext() {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }

    /** Callers that wait for the attempt get its outcome, later ones too. */
    private synchronized void settle(CompletableFuture<Connection> result) {
        CompletableFuture<Connection> waiting = outcome;
        outcome = result;
        var unused = result.whenComplete((connection, failure) -> {
            if (failure == null) {
                waiting.complete(connection);
            } else {
                waiting.completeExceptionally(failure);
            }
        });
    }
}
