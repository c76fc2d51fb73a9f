// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.util.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.EmbeddedFramework;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

class SingleServiceTrackerIT {

    private final List<String> told = new CopyOnWriteArrayList<>();
    private EmbeddedFramework framework;
    private BundleContext context;
    private SingleServiceTracker<Supplier<String>> tracker;

    @BeforeEach
    void startFramework(@TempDir Path cache) throws Exception {
        framework = EmbeddedFramework.in(cache).start();
        context = framework.context();
        tracker = new SingleServiceTracker<>(
                context, suppliers(), service -> told.add(service == null ? "none" : service.get()));
    }

    @AfterEach
    void stopFramework() {
        framework.close();
    }

    @Test
    void bestServiceIsTold() {
        register("a", 0);
        assertThat(tracker.getService()).isNull();
        tracker.open();
        ServiceRegistration<?> c = register("c", 5);
        register("b", 0);
        assertThat(tracker.getService().get()).isEqualTo("c");
        c.unregister();

        assertThat(told).containsExactly("a", "c", "a");
    }

    @Test
    void anotherRankingIsAnotherBest() {
        ServiceRegistration<?> a = register("a", 0);
        register("b", 1);
        tracker.open();
        a.setProperties(FrameworkUtil.asDictionary(Map.of("service.ranking", 2)));
        a.setProperties(FrameworkUtil.asDictionary(Map.of("service.ranking", 3)));

        assertThat(told).containsExactly("b", "a");
    }

    @Test
    void whenItEndsThereIsNoneAndNothingIsInUse() {
        register("a", 0);
        tracker.open();
        tracker.close();
        register("b", 1);

        assertThat(told).containsExactly("a", "none");
        assertThat(tracker.getService()).isNull();
        assertThat(context.getServiceReference(Supplier.class).getUsingBundles())
                .isNull();
    }

    @Test
    void whoComesLateIsToldOfTheBestOnly() {
        register("a", 1);
        register("b", 3);
        register("c", 2);
        tracker.open();
        tracker.close();
        tracker.open();

        assertThat(told).containsExactly("b", "none", "b");
    }

    @Test
    void filterChooses() throws Exception {
        SingleServiceTracker<Supplier<String>> filtered = new SingleServiceTracker<>(
                context,
                context.createFilter("(name=b)"),
                service -> told.add(service == null ? "none" : service.get()));
        register("a", 5);
        filtered.open();
        register("b", 0);
        filtered.close();

        assertThat(told).containsExactly("b", "none");
    }

    @Test
    void consumerThatFailsIsToldAgain() {
        AtomicInteger calls = new AtomicInteger();
        SingleServiceTracker<Supplier<String>> failing = new SingleServiceTracker<>(context, suppliers(), service -> {
            calls.incrementAndGet();
            throw new IllegalStateException("on purpose");
        });
        failing.open();
        register("a", 0);
        register("b", 1);
        failing.close();

        assertThat(calls).hasValue(3);
    }

    /** Calls are one at a time, and the last one tells what is true, however many services come and go at once. */
    @Test
    void lastWordIsTheNewest() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        List<Boolean> together = new CopyOnWriteArrayList<>();
        SingleServiceTracker<Supplier<String>> shared = new SingleServiceTracker<>(context, suppliers(), service -> {
            together.add(inside.incrementAndGet() > 1);
            told.add(service == null ? "none" : service.get());
            inside.decrementAndGet();
        });
        shared.open();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CountDownLatch go = new CountDownLatch(1);
        List<? extends Future<?>> running = IntStream.range(0, 4)
                .mapToObj(thread -> threads.submit(() -> {
                    go.await();
                    for (int i = 0; i < 50; i++) {
                        register("gone", thread).unregister();
                    }
                    return register("stays " + thread, thread);
                }))
                .toList();
        go.countDown();
        for (Future<?> each : running) {
            each.get(60, TimeUnit.SECONDS);
        }
        threads.shutdown();

        assertThat(shared.getService().get()).isEqualTo("stays 3");
        assertThat(told).last().isEqualTo("stays 3");
        assertThat(together).doesNotContain(true);
    }

    @SuppressWarnings("unchecked") // a class has no type arguments
    private static Class<Supplier<String>> suppliers() {
        return (Class<Supplier<String>>) (Class<?>) Supplier.class;
    }

    private ServiceRegistration<?> register(String name, int ranking) {
        Supplier<String> service = () -> name;
        return context.registerService(
                Supplier.class, service, FrameworkUtil.asDictionary(Map.of("name", name, "service.ranking", ranking)));
    }
}
