// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.util.concurrent.Executor;

/** Where the calls to one driver queue. Once given up, what waits in it is never begun. */
final class Lane implements Executor {

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

    void giveUp() {
        givenUp = true;
    }
}
