// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.bundle.EventHook;
import org.osgi.service.wireadmin.Wire;

class StopDrainTest {

    private final Bundle bundle = nothing(Bundle.class);
    private final FakeDriver driver = new FakeDriver();
    private final AtomicInteger offered = new AtomicInteger();
    private final List<WireRecord> emitted = new CopyOnWriteArrayList<>();
    private final CountDownLatch graphReached = new CountDownLatch(1);
    private volatile CountDownLatch graphGoesOn = new CountDownLatch(0);
    private volatile boolean up = true;
    private final WireSupport support = support();
    private final WireHelperService wires = answering(WireHelperService.class, (method, arguments) -> support);
    private volatile EventHook hook;
    private AssetEngine engine;
    private WireAsset asset;

    @BeforeEach
    void start() {
        engine = new AssetEngine(context());
        engine.bindDriver(driver, Assets.driver("bus"));
        engine.bindSink(samples -> offered.incrementAndGet());
        asset = new WireAsset(
                engine,
                (ServiceReference<WireComponent>) null,
                Assets.properties("level#+type", "READ", "level#+listen", true, "poll.interval.ms", 5));
        asset.bindHelper(wires);
        asset.consumersConnected(new Wire[1]);
    }

    @AfterEach
    void stop() {
        graphGoesOn.countDown();
        asset.stop();
        engine.stop();
        assertThat(hook).as("the hook is removed").isNull();
    }

    @Test
    void whatWasReadIsEmittedBeforeTheStopGoesOnAndNothingIsReadAfterwards() throws Exception {
        graphGoesOn = new CountDownLatch(1);
        asset.start();
        graphReached.await();
        Assets.await("several are held", () -> driver.reads.get() > 5);

        Thread stopping = new Thread(() -> event(BundleEvent.STOPPING));
        stopping.start();
        Assets.await("the stop waits", () -> stopping.getState() == Thread.State.TIMED_WAITING);
        graphGoesOn.countDown();
        stopping.join();

        int reads = driver.reads.get();
        assertThat(emitted).hasSize(reads);
        driver.push("level", TypedValues.newIntegerValue(7));
        asset.onWireReceive(new WireEnvelope("timer", List.of()));
        // Comes behind what the envelope set off, and goes to the sinks only.
        asset.read(Set.of("level"));
        assertThat(driver.reads).hasValue(reads + 1);
        assertThat(offered).hasValue(reads + 1);
        assertThat(emitted).hasSize(reads);
    }

    @Test
    void readingThatHasBegunIsWaitedFor() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        driver.hang = answer;
        asset.start();
        driver.entered.await();

        Thread stopping = new Thread(() -> event(BundleEvent.STOPPING));
        stopping.start();
        Assets.await("the stop waits", () -> stopping.getState() == Thread.State.TIMED_WAITING);
        answer.countDown();
        stopping.join();

        assertThat(emitted).hasSize(driver.reads.get());
    }

    @Test
    void graphThatTakesNothingHoldsTheStopUpNoLongerThanTheLimit() {
        up = false;
        asset.start();
        Assets.await("some are held", () -> driver.reads.get() > 5);

        long begun = System.nanoTime();
        event(BundleEvent.STOPPING);
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(taken).isGreaterThanOrEqualTo(StopDrain.LIMIT);
    }

    @Test
    void withoutAGraphNothingIsWaitedFor() {
        asset.unbindHelper(wires);
        asset.start();
        Assets.await("some are held", () -> driver.reads.get() > 5);

        long begun = System.nanoTime();
        event(BundleEvent.STOPPING);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(StopDrain.LIMIT);
    }

    @Test
    void otherEventsAndOtherBundlesChangeNothing() {
        asset.start();

        event(BundleEvent.STARTED);
        hook.event(new BundleEvent(BundleEvent.STOPPING, nothing(Bundle.class)), List.of());

        int reads = driver.reads.get();
        Assets.await("it goes on", () -> driver.reads.get() > reads + 3);
    }

    private void event(int type) {
        hook.event(new BundleEvent(type, bundle), List.of());
    }

    private BundleContext context() {
        return answering(BundleContext.class, (method, arguments) -> switch (method) {
            case "getBundle" -> bundle;
            case "registerService" -> {
                hook = (EventHook) arguments[1];
                yield answering(ServiceRegistration.class, (unregister, none) -> hook = null);
            }
            default -> null;
        });
    }

    private WireSupport support() {
        return answering(WireSupport.class, (method, arguments) -> {
            if (method.equals("emit")) {
                emit((List<?>) arguments[0]);
            }
            return null;
        });
    }

    private void emit(List<?> records) {
        graphReached.countDown();
        try {
            graphGoesOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!up) {
            throw new IllegalStateException("not up");
        }
        records.forEach(record -> emitted.add((WireRecord) record));
    }

    private static <T> T nothing(Class<T> type) {
        return answering(type, (method, arguments) -> null);
    }

    private static <T> T answering(Class<T> type, BiFunction<String, Object[], Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getName().equals("equals")
                        ? (Object) (proxy == arguments[0])
                        : answer.apply(method.getName(), arguments)));
    }
}
