// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls into other people's code that may never return: each on a thread of its own, interrupted and given up in time. */
final class Limited {

    private Limited() {}

    /** The call did not return in time; its thread was interrupted and is left to itself. */
    static final class GivenUp extends Exception {
        private static final long serialVersionUID = 1L;

        GivenUp(String what, Duration limit) {
            super(what + " did not return within " + limit.toMillis() + " ms");
        }
    }

    /** @throws Exception what the call threw, or {@link GivenUp} */
    static <T> T call(String what, Duration limit, Callable<T> call) throws Exception {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "deploy: " + what);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            thread.join(200);
            throw new GivenUp(what, limit);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
