// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.lib.concurrent.WorkerPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {

    @Test
    void serialExecutorKeepsTheOrderAndNeverOverlaps() throws Exception {
        try (WorkerPool pool = new WorkerPool("test", 8)) {
            Executor serial = pool.serial("plc1");
            List<Integer> order = Collections.synchronizedList(new ArrayList<>());
            AtomicInteger running = new AtomicInteger();
            CountDownLatch done = new CountDownLatch(1000);
            for (int i = 0; i < 1000; i++) {
                int number = i;
                serial.execute(() -> {
                    assertThat(running.incrementAndGet()).isEqualTo(1);
                    order.add(number);
                    running.decrementAndGet();
                    done.countDown();
                });
            }
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(order).isSorted().hasSize(1000);
        }
    }

    @Test
    void oneBlockedOwnerDoesNotHoldUpAnother() throws Exception {
        try (WorkerPool pool = new WorkerPool("test", 8)) {
            CountDownLatch release = new CountDownLatch(1);
            CountDownLatch other = new CountDownLatch(1);
            pool.serial("silent").execute(() -> await(release));
            pool.serial("lively").execute(other::countDown);
            assertThat(other.await(10, TimeUnit.SECONDS)).isTrue();
            release.countDown();
        }
    }

    @Test
    void threadsGrowWithBlockedCallsNotWithOwners() throws Exception {
        try (WorkerPool pool = new WorkerPool("grow", 50)) {
            for (int i = 0; i < 500; i++) {
                CountDownLatch done = new CountDownLatch(1);
                pool.serial("owner" + i).execute(done::countDown);
                assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(threads("grow-")).isLessThan(10);
        }
    }

    @Test
    void workBeyondTheBoundWaitsAndIsDone() throws Exception {
        try (WorkerPool pool = new WorkerPool("test", 2)) {
            CountDownLatch release = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(20);
            for (int i = 0; i < 20; i++) {
                pool.serial("owner" + i).execute(() -> {
                    await(release);
                    done.countDown();
                });
            }
            release.countDown();
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aFailingTaskDoesNotEndItsExecutor() throws Exception {
        try (WorkerPool pool = new WorkerPool("test", 2)) {
            Executor serial = pool.serial("plc1");
            CountDownLatch done = new CountDownLatch(1);
            serial.execute(() -> {
                throw new IllegalStateException("expected by the test");
            });
            serial.execute(done::countDown);
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closedPoolRefusesAndLeavesNoThread() {
        WorkerPool pool = new WorkerPool("closing", 2);
        Executor serial = pool.serial("plc1");
        var unused = pool.every(serial, () -> {}, Duration.ZERO, Duration.ofMillis(1));
        pool.close();
        assertThatThrownBy(() -> serial.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        awaitNone("closing-");
    }

    /** A thread that has nothing left to do is still there for a moment. */
    private static void awaitNone(String prefix) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (threads(prefix) > 0 && System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
        assertThat(threads(prefix)).isZero();
    }

    private static long threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .count();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
