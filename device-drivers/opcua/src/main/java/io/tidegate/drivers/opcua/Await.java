// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what the library does asynchronously. */
final class Await {

    private Await() {}

    /**
     * The result of {@code future}.
     *
     * @param end ends the waiting, failing with what it fails with
     * @throws TimeoutException with a message for people
     */
    static <T> T result(CompletableFuture<T> future, CompletableFuture<?> end, Duration limit) throws Exception {
        try {
            CompletableFuture.anyOf(future, end).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return future.join();
        } catch (ExecutionException | CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (CancellationException e) {
            throw new TimeoutException("given up");
        } catch (TimeoutException e) {
            throw new TimeoutException("no answer within " + limit.toSeconds() + " s");
        }
    }

    /** Waits for the end of {@code future}, however it ends. @return false if it did not end in time */
    static boolean end(CompletableFuture<?> future, Duration limit) {
        try {
            future.handle((result, failure) -> null).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}
