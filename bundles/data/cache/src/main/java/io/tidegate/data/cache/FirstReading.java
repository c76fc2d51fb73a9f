// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import io.tidegate.lib.concurrent.WorkerPool;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.asset.Asset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an asset once for the channels that nobody polls and whose device has not spoken since the cache or the asset came:
 * its next event may be hours away. The answer comes the way of all samples.
 */
final class FirstReading {

    /** How many silent devices may be waited for at once. */
    static final int LANES = 3;

    private static final Logger LOG = LoggerFactory.getLogger(FirstReading.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Shelves shelves;
    private final WorkerPool pool;
    private final List<Executor> lanes;
    private final Set<FutureTask<?>> tasks = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    FirstReading(Shelves shelves, WorkerPool pool) {
        this.shelves = shelves;
        this.pool = pool;
        this.lanes = IntStream.range(0, LANES)
                .mapToObj(lane -> pool.serial("first reading"))
                .toList();
    }

    void soon(AssetFacts facts, Asset asset) {
        if (facts.listened().isEmpty() || stopped) {
            return;
        }
        FutureTask<?> task = new FutureTask<>(() -> read(facts, asset), null) {
            @Override
            protected void done() {
                tasks.remove(this);
            }
        };
        tasks.add(task);
        try {
            Executor lane = lanes.get(Math.floorMod(facts.pid().hashCode(), LANES));
            var unused = pool.schedule(lane, task, PATIENCE);
        } catch (RejectedExecutionException e) {
            task.cancel(false);
        }
    }

    void read(AssetFacts facts, Asset asset) {
        Set<String> silent = shelves.silent(facts.pid(), facts.listened());
        if (silent.isEmpty() || stopped) {
            return;
        }
        try {
            int answers = asset.read(silent).size();
            LOG.debug("{}: asked for {} silent channels, {} answers", facts.pid(), silent.size(), answers);
        } catch (KuraException | RuntimeException | LinkageError e) {
            LOG.debug("{}: asked for {} silent channels in vain", facts.pid(), silent.size(), e);
        }
    }

    /** Interrupts who waits for a device: the cache's successor must not. */
    void stop() {
        stopped = true;
        tasks.forEach(task -> task.cancel(true));
    }
}
