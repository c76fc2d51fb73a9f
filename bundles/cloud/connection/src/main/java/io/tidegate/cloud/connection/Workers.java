// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import io.tidegate.lib.concurrent.WorkerPool;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The bundle's threads: made with its first component, closed after its last. */
@Component(service = Workers.class)
public final class Workers {

    /** Only as many as are blocked at once: request handlers that hang must leave some to the data. */
    private static final int MOST_THREADS = 128;

    private final WorkerPool pool = new WorkerPool("cloud", MOST_THREADS);

    WorkerPool pool() {
        return pool;
    }

    @Deactivate
    void stop() {
        pool.close();
    }
}
