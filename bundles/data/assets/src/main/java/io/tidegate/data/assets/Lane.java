// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the calls to one driver queue. Once given up, what waits in it is never begun. */
final class Lane implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final Executor serial;
    private volatile boolean givenUp;

    Lane(Executor serial) {
        this.serial = serial;
    }

    @Override
    public void execute(Runnable task) {
        serial.execute(() -> {
            if (!givenUp) {
                task.run();
            }
        });
    }

    /** As {@link #execute}, but after the bundle's stop nothing happens. */
    void tryExecute(Runnable task) {
        try {
            execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("work came after the stop");
        }
    }

    void giveUp() {
        givenUp = true;
    }
}
