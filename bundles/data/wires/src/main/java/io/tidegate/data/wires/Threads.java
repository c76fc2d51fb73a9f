// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import io.tidegate.lib.concurrent.WorkerPool;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** This bundle's pool: there while a timer is. */
@Component(service = Threads.class)
public final class Threads {

    private final WorkerPool pool = new WorkerPool("wires", 64);

    WorkerPool pool() {
        return pool;
    }

    @Deactivate
    void stop() {
        pool.close();
    }
}
