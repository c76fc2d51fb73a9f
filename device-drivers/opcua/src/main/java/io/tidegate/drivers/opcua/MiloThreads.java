// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.HashedWheelTimer;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.tidegate.lib.concurrent.WorkerPool;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransportConfigBuilder;

/**
 * The threads that the library needs, for all drivers of the bundle: its own static ones would outlive the bundle. Made and
 * closed on a worker of the bundle, since the library leaves thread-locals wherever it runs.
 */
final class MiloThreads {

    private static final int EVENT_LOOPS = 2;
    private static final int CLOSE_SECONDS = 2;

    private final ExecutorService executor;
    private final ScheduledThreadPoolExecutor scheduler;
    private final NioEventLoopGroup eventLoops;
    private final HashedWheelTimer timer;

    MiloThreads(WorkerPool pool) {
        executor = new Shared(pool);
        scheduler = new ScheduledThreadPoolExecutor(1, new DefaultThreadFactory("opcua-schedule", true));
        scheduler.setRemoveOnCancelPolicy(true);
        eventLoops = new NioEventLoopGroup(EVENT_LOOPS, new DefaultThreadFactory("opcua-io", true));
        timer = new HashedWheelTimer(new DefaultThreadFactory("opcua-timeout", true));
    }

    void configure(OpcTcpClientTransportConfigBuilder transport) {
        transport
                .setExecutor(executor)
                .setScheduledExecutor(scheduler)
                .setEventLoop(eventLoops)
                .setWheelTimer(timer);
    }

    ExecutorService executor() {
        return executor;
    }

    void close() {
        scheduler.shutdownNow();
        timer.stop();
        var closing = eventLoops.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS);
        try {
            boolean unused = closing.await(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The bundle's pool as the library wants it. Its life is not the library's business. */
    private static final class Shared extends AbstractExecutorService {

        private final WorkerPool pool;

        Shared(WorkerPool pool) {
            this.pool = pool;
        }

        @Override
        public void execute(Runnable task) {
            pool.execute(task);
        }

        @Override
        public void shutdown() {
            throw new UnsupportedOperationException("the bundle closes its pool");
        }

        @Override
        public List<Runnable> shutdownNow() {
            throw new UnsupportedOperationException("the bundle closes its pool");
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return false;
        }
    }
}
