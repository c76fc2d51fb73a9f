// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import io.tidegate.lib.concurrent.WorkerPool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;

/** What the drivers of the bundle share: threads and keys. Made when the first one needs it, ended with the last one. */
@Component(service = Workers.class, configurationPolicy = ConfigurationPolicy.IGNORE)
public final class Workers {

    /** Each driver that connects and each listener that blocks holds one. */
    private static final int MOST_THREADS = 500;

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

    private final WorkerPool pool = new WorkerPool("opcua", MOST_THREADS);
    private final Keys keys;
    private MiloThreads milo;

    @Activate
    public Workers(BundleContext context) {
        this(Path.of(String.valueOf(context.getProperty("tidegate.data"))));
    }

    Workers(Path data) {
        keys = new Keys(data.resolve("keys").resolve("opcua"));
    }

    @Deactivate
    void stop() {
        try {
            Await.end(CompletableFuture.runAsync(this::closeMilo, pool::execute), CLOSE_LIMIT);
            pool.close();
        } catch (RejectedExecutionException e) {
            // Was stopped before.
        }
    }

    WorkerPool pool() {
        return pool;
    }

    Keys keys() {
        return keys;
    }

    /** To be called on a worker. */
    synchronized MiloThreads milo() {
        if (milo == null) {
            milo = new MiloThreads(pool);
        }
        return milo;
    }

    private synchronized void closeMilo() {
        if (milo != null) {
            milo.close();
            milo = null;
        }
    }
}
