// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.SessionActivityListener;
import org.eclipse.milo.opcua.sdk.client.UaSession;
import org.eclipse.milo.opcua.stack.core.util.Unit;

/**
 * One session with the server, from its opening to its loss. The library would bring a lost session back by itself, but
 * at its own pace and without telling why it fails; so a lost connection is given up and a new one made.
 */
final class Connection {

    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final OpcUaClient client;
    private final Channels channels;
    private final Executor executor;
    private final Server server;
    private final CompletableFuture<Object> gone = new CompletableFuture<>();
    private volatile boolean alive = true;
    private volatile boolean broken;

    Connection(OpcUaClient client, Channels channels, Executor executor, Server server) {
        this.client = client;
        this.channels = channels;
        this.executor = executor;
        this.server = server;
        client.addSessionActivityListener(new SessionActivityListener() {
            @Override
            public void onSessionInactive(UaSession session) {
                broken = true;
                lose(new LostException("the connection was lost"));
            }
        });
    }

    OpcUaClient client() {
        return client;
    }

    boolean alive() {
        return alive;
    }

    /** Has something done when the connection is lost or closed. */
    void whenGone(Consumer<Throwable> action) {
        var unused = gone.whenComplete((none, reason) -> action.accept(reason));
    }

    /** Whoever waits for an answer gets the reason instead; the connection is not used any more. */
    void lose(Exception reason) {
        alive = false;
        gone.completeExceptionally(reason);
    }

    /** Does something that blocks, on a thread of the bundle's, and waits for it. */
    <T> T run(Callable<T> action, Duration limit) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                done.complete(action.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return Await.result(done, gone, limit);
    }

    /** Sends a request on a thread of the bundle's and waits for the answer. */
    <T> T call(Function<OpcUaClient, ? extends CompletionStage<T>> request) throws Exception {
        CompletableFuture<T> answer = CompletableFuture.completedFuture(client).thenComposeAsync(request, executor);
        return Await.result(answer, gone, server.requestTimeout());
    }

    /** To be called on a worker; takes about a second if the server does not say goodbye. */
    void close() {
        lose(new LostException("disconnected"));
        CompletableFuture<OpcUaClient> closed = client.disconnectAsync();
        if (broken || !Await.end(closed, GOODBYE)) {
            CompletableFuture<Unit> cut = client.getTransport().disconnect();
            channels.close();
            Await.end(CompletableFuture.allOf(closed, cut), GOODBYE);
        }
        channels.close();
    }
}
