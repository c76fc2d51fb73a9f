// SPDX-License-Identifier: EPL-2.0
package io.tidegate.console.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import io.tidegate.lib.concurrent.WorkerPool;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LaneTest {

    /** A health check that takes seconds must not leave a queue of polls behind it. */
    @Test
    void periodicTaskDoesNotQueueBehindItself() throws Exception {
        try (WorkerPool pool = new WorkerPool("lane-test", 2)) {
            Lane lane = new Lane(pool, "test");
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(1);
            AtomicInteger runs = new AtomicInteger();
            Executor periodic = lane.periodic();
            lane.execute(() -> {
                begun.countDown();
                await(release);
            });
            await(begun);
            for (int i = 0; i < 10; i++) {
                periodic.execute(runs::incrementAndGet);
            }
            lane.execute(done::countDown);
            release.countDown();
            await(done);
            assertThat(runs).hasValue(1);
            periodic.execute(runs::incrementAndGet);
            Await.until("the next run", () -> runs.get() == 2);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
