// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import io.tidegate.api.samples.LatestValues;
import io.tidegate.api.samples.LatestValuesListener;
import io.tidegate.api.samples.Quality;
import io.tidegate.itests.support.Await;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.kura.driver.Driver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.BundleWiring;

/** The built bundle with the real assets in a framework; the test plays the device. */
class ChannelCacheIT {

    private static final ChannelId LEVEL = new ChannelId("tank", "level");
    private static final Map<String, Object> POLLED = Map.of(
            "driver.pid",
            "plc1",
            "poll.interval.ms",
            20L,
            "stale.after.ms",
            60_000L,
            "level#+type",
            "READ",
            "inflow#+type",
            "READ");
    private static final Map<String, Object> PUSHED =
            Map.of("driver.pid", "plc1", "stale.after.ms", 300L, "level#+listen", true, "triggered#+type", "READ");

    private final Plc plc = new Plc();
    private final RecordingListener listener = new RecordingListener();
    private Plant plant;
    private ServiceRegistration<Driver> driver;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        plant = new Plant(folder);
        plant.context().registerService(LatestValuesListener.class, listener, null);
        driver = plant.driver("plc1", plc);
    }

    @AfterEach
    void stop() throws Exception {
        plant.close();
    }

    @Test
    void stoppedDriverMakesItsChannelsBadWithTheReason() throws Exception {
        plant.asset("tank", POLLED);
        awaitQuality(Quality.GOOD);

        driver.unregister();
        awaitQuality(Quality.BAD);
        assertThat(heard().sample().reason()).isEqualTo("driver 'plc1' is not there");
        assertThat(heard().valued()).isNotNull();

        plant.driver("plc1", plc);
        awaitQuality(Quality.GOOD);
    }

    @Test
    void polledDeviceThatTimesOutIsBadNotStale() throws Exception {
        plant.asset("tank", POLLED);
        awaitQuality(Quality.GOOD);

        plc.unreachable = "timeout after 2 s";
        awaitQuality(Quality.BAD);
        assertThat(heard().sample().reason()).contains("timeout after 2 s");
        assertThat(listener.heard(LEVEL)).doesNotContain("STALE");

        plc.unreachable = null;
        awaitQuality(Quality.GOOD);
    }

    @Test
    void pushingDeviceThatFallsSilentIsStaleInTime() throws Exception {
        plant.asset("tank", PUSHED);
        await(plc::isListenedTo);
        long pushed = System.nanoTime();
        plc.push(1);
        awaitQuality(Quality.STALE);

        assertThat(Duration.ofNanos(System.nanoTime() - pushed)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        plc.push(2);
        assertThat(heard().quality()).isEqualTo(Quality.GOOD);
        assertThat(listener.heard(LEVEL)).containsExactly("GOOD", "STALE", "GOOD");
    }

    @Test
    void stoppedAssetsAreBadUntilTheyRunAgain() throws Exception {
        plant.asset("tank", POLLED);
        awaitQuality(Quality.GOOD);

        plant.assets.stop(Bundle.STOP_TRANSIENT);
        awaitQuality(Quality.BAD);
        assertThat(heard().sample().reason()).isEqualTo("asset 'tank' is not running");

        plant.assets.start(Bundle.START_TRANSIENT);
        awaitQuality(Quality.GOOD);
    }

    @Test
    void replacedAssetsAreNotMissed() throws Exception {
        plant.asset("tank", POLLED);
        awaitQuality(Quality.GOOD);

        plant.assets.update();
        int calls = listener.calls.size();
        await(() -> listener.calls.size() > calls + 5);

        assertThat(listener.heard(LEVEL)).containsOnly("GOOD");
        assertThat(listener.removed).isEmpty();
    }

    @Test
    void whatIsNoLongerConfiguredIsRemoved() throws Exception {
        plant.asset("tank", POLLED);
        awaitQuality(Quality.GOOD);

        plant.asset("tank", Map.of("driver.pid", "plc1", "poll.interval.ms", 20L, "level#+type", "READ"));
        await(() -> listener.removed.size() == 1);
        assertThat(listener.removed).containsExactly(new ChannelId("tank", "inflow"));

        plant.deleteAsset("tank");
        await(() -> listener.removed.contains(LEVEL));
        assertThat(plant.find(LatestValues.class).orElseThrow().all()).isEmpty();
    }

    /** Its next event may be hours away; the operator must not look at nothing for so long. */
    @Test
    void replacedCacheAsksOnceForWhatIsOnlyPushed() throws Exception {
        plant.asset("tank", PUSHED);
        await(plc::isListenedTo);
        plc.push(1);
        assertThat(plc.reads).hasValue(0);

        plant.cache.update();
        await(() -> latest().isPresent());

        assertThat(plc.reads).hasValue(1);
        assertThat(plant.find(LatestValues.class).orElseThrow().all())
                .as("the triggered channel is left alone")
                .hasSize(1);
    }

    @Test
    void cacheIsReplacedUnderFlowWithoutALeak() throws Exception {
        plant.asset("tank", POLLED);
        awaitQuality(Quality.GOOD);
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int swap = 0; swap < 10; swap++) {
            loaders.add(
                    new WeakReference<>(plant.cache.adapt(BundleWiring.class).getClassLoader()));
            int before = plc.reads.get();
            long began = System.nanoTime();

            plant.cache.update();

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            await(() -> latest().filter(value -> value.quality() == Quality.GOOD
                            && (Integer) value.sample().value().getValue() > before)
                    .isPresent());
            assertThat(threads()).as("its timer and one worker").isLessThanOrEqualTo(2);
        }
        await(() -> {
            System.gc();
            return loaders.stream().filter(loader -> loader.get() != null).count() <= 1;
        });

        plant.cache.stop(Bundle.STOP_TRANSIENT);
        assertThat(threads()).isZero();
    }

    private Optional<LatestValue> latest() {
        return plant.find(LatestValues.class).flatMap(values -> values.latest(LEVEL));
    }

    private LatestValue heard() {
        return listener.last.get(LEVEL);
    }

    private void awaitQuality(Quality quality) {
        await(() -> heard() != null && heard().quality() == quality);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("cache-"))
                .count();
    }

    private static void await(Callable<Boolean> condition) {
        Await.until("what the test waits for", condition);
    }
}
