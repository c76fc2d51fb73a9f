// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import io.tidegate.lib.concurrent.WorkerPool;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;

/** The bundle's threads: made when its first component needs them, ended with its last one. */
@Component(service = Workers.class, configurationPolicy = ConfigurationPolicy.IGNORE)
public final class Workers {

    private static final int MOST_THREADS = 16;

    private final WorkerPool pool;

    @Activate
    public Workers() {
        pool = new WorkerPool("console", MOST_THREADS);
    }

    @Deactivate
    void stop() {
        pool.close();
    }

    WorkerPool pool() {
        return pool;
    }
}
