// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.lib.concurrent.WorkerPool;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The threads of this bundle, shared by its components. */
@Component(service = Threads.class)
public final class Threads {

    private static final int MOST = 24;

    private final WorkerPool pool = new WorkerPool("deploy", MOST);

    WorkerPool pool() {
        return pool;
    }

    @Deactivate
    void stop() {
        pool.close();
    }
}
