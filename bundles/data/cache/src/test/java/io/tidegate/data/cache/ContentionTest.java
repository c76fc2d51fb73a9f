// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import io.tidegate.api.samples.LatestValuesListener;
import io.tidegate.api.samples.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Polls and pushes of one asset come on several threads; whoever listens must end with what the cache holds. */
class ContentionTest {

    private static final int THREADS = 6;
    private static final int ROUNDS = 3_000;
    private static final int CHANNELS = 20;

    private final ChannelCache cache = new ChannelCache(Map.of("kura.service.pid", CacheConfig.PID));

    @BeforeEach
    void start() {
        cache.start();
    }

    @AfterEach
    void stop() {
        cache.stop();
    }

    @Test
    void listenersEndWithWhatTheCacheHolds() throws Exception {
        Consistent listener = new Consistent();
        cache.bindListener(listener);
        FakeAsset asset = new FakeAsset().with(names());
        cache.bindAsset(asset, FakeAsset.properties("tank"));

        run(thread -> {
            for (int round = 0; round < ROUNDS; round++) {
                cache.offer(reading(thread * ROUNDS + round));
            }
        });

        await(() -> listener.last.equals(held()));
        assertThat(listener.faults).isEmpty();
        assertThat(listener.last).hasSize(CHANNELS);
    }

    /** Removed and offered at once: in the end both know the same channels. */
    @Test
    void channelsThatComeAndGoUnderFlowLeaveNoGhost() throws Exception {
        Consistent listener = new Consistent();
        cache.bindListener(listener);
        AtomicInteger left = new AtomicInteger(THREADS);

        run(thread -> {
            if (thread == 0) {
                for (int i = 0; left.get() > 1; i++) {
                    FakeAsset asset =
                            i % 2 == 0 ? new FakeAsset().with("c0", "c1", "c2") : new FakeAsset().with(names());
                    cache.bindAsset(asset, FakeAsset.properties("tank"));
                    cache.unbindAsset(asset, FakeAsset.properties("tank"));
                }
                cache.bindAsset(new FakeAsset().with("c0", "c1", "c2"), FakeAsset.properties("tank"));
            } else {
                for (int round = 0; round < ROUNDS; round++) {
                    cache.offer(reading(round));
                }
                left.decrementAndGet();
            }
        });

        await(() -> listener.last.equals(held()));
        assertThat(listener.last.keySet()).extracting(ChannelId::channel).containsExactlyInAnyOrder("c0", "c1", "c2");
        assertThat(listener.faults).isEmpty();
    }

    private Map<ChannelId, Sample> held() {
        Map<ChannelId, Sample> held = new ConcurrentHashMap<>();
        cache.all().forEach(value -> held.put(value.channel(), value.sample()));
        return held;
    }

    private static String[] names() {
        return IntStream.range(0, CHANNELS).mapToObj(c -> "c" + c).toArray(String[]::new);
    }

    private static List<Sample> reading(int number) {
        List<Sample> samples = new ArrayList<>();
        for (String name : names()) {
            samples.add(Sample.good(
                    new ChannelId("tank", name),
                    TypedValues.newIntegerValue(number),
                    Instant.EPOCH,
                    Instant.EPOCH,
                    Duration.ZERO));
        }
        return samples;
    }

    private interface Work {
        void run(int thread);
    }

    private static void run(Work work) throws InterruptedException {
        CountDownLatch begin = new CountDownLatch(1);
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        List<Thread> threads = IntStream.range(0, THREADS)
                .mapToObj(number -> new Thread(() -> {
                    try {
                        begin.await();
                        work.run(number);
                    } catch (Throwable e) {
                        failures.add(e);
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        begin.countDown();
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(60));
            assertThat(thread.isAlive()).isFalse();
        }
        assertThat(failures).isEmpty();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline).as("deadline").isNegative();
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    /** Notices two calls at once for one asset, and a channel twice in one call. */
    private static final class Consistent implements LatestValuesListener {
        final Map<ChannelId, Sample> last = new ConcurrentHashMap<>();
        final List<String> faults = new CopyOnWriteArrayList<>();
        private final AtomicInteger callers = new AtomicInteger();

        @Override
        public void changed(List<LatestValue> values) {
            enter();
            if (values.stream().map(LatestValue::channel).distinct().count() < values.size()) {
                faults.add("a channel twice");
            }
            values.forEach(value -> last.put(value.channel(), value.sample()));
            callers.decrementAndGet();
        }

        @Override
        public void removed(Set<ChannelId> channels) {
            enter();
            last.keySet().removeAll(channels);
            callers.decrementAndGet();
        }

        private void enter() {
            if (callers.incrementAndGet() > 1) {
                faults.add("two calls at once");
            }
        }
    }
}
