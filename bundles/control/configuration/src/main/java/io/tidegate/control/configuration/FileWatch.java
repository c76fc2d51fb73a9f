// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the folders each second, in a thread of its own. */
final class FileWatch {

    private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Runnable look;
    private ScheduledThreadPoolExecutor timer;

    FileWatch(Runnable look) {
        this.look = look;
    }

    void start() {
        timer = new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "configuration files"));
        var unused =
                timer.scheduleWithFixedDelay(this::run, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.error("The files of configurations can't be looked at", e);
        }
    }

    void close() {
        if (timer == null) {
            return;
        }
        timer.shutdown();
        try {
            if (!timer.awaitTermination(4, TimeUnit.SECONDS)) {
                LOG.warn("The files of configurations are still being applied");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
