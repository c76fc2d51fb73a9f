// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import io.tidegate.lib.concurrent.WorkerPool;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** This bundle's pool: there while a timer or a queue is. */
@Component(service = Threads.class)
public final class Threads {

    /** What blocks one worker each: timers and queues whose wires are slow. More of them at once wait for each other. */
    private static final int MOST_THREADS = 1000;

    private final WorkerPool pool = new WorkerPool("wires", MOST_THREADS);

    WorkerPool pool() {
        return pool;
    }

    @Deactivate
    void stop() {
        pool.close();
    }
}
