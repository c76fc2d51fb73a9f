// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.Sample;
import io.tidegate.lib.concurrent.WorkerPool;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;

class FirstReadingTest {

    /** What an operator wants quiet is not asked; what only events bring is, once, while it is unknown. */
    @Test
    void onlySilentChannelsThatNobodyPollsAreAskedFor() {
        Shelves shelves =
                new Shelves(new HistoryLimits(1, 1000), new Listeners(() -> 0), r -> {}, Clock.systemUTC(), () -> 0);
        FirstReading reading = new FirstReading(shelves, new WorkerPool("unused", 1));
        FakeAsset asset = new FakeAsset()
                .with("triggered")
                .with("level", ChannelType.READ, true, true)
                .with("inflow", ChannelType.READ_WRITE, true, true)
                .with("valve", ChannelType.WRITE, true, true);
        shelves.put(List.of(Sample.good(
                new ChannelId("tank", "inflow"),
                TypedValues.newIntegerValue(1),
                Instant.EPOCH,
                Instant.EPOCH,
                Duration.ZERO)));

        reading.read(AssetFacts.of(asset, FakeAsset.properties("tank")), asset);
        assertThat(asset.asked).containsExactly(Set.of("level"));

        shelves.orphan("tank", "asset 'tank' is not running");
        reading.read(AssetFacts.of(asset, FakeAsset.properties("tank")), asset);
        assertThat(asset.asked).containsExactly(Set.of("level"), Set.of("level", "inflow"));

        Map<String, Object> polled = new HashMap<>(FakeAsset.properties("tank"));
        polled.put("poll.interval.ms", 1000L);
        reading.read(AssetFacts.of(asset, polled), asset);
        assertThat(asset.asked).hasSize(2);
    }

    /** A device that does not answer must not hold the cache's replacement up. */
    @Test
    void silentDeviceDoesNotHoldUpTheStop() throws Exception {
        ChannelCache cache = new ChannelCache(Map.of("kura.service.pid", CacheConfig.PID));
        CountDownLatch asked = new CountDownLatch(1);
        FakeAsset asset = new FakeAsset().with("level", ChannelType.READ, true, true);
        asset.answer = () -> {
            asked.countDown();
            new CountDownLatch(1).await();
        };
        cache.start();
        cache.bindAsset(asset, FakeAsset.properties("tank"));
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        long began = System.nanoTime();
        cache.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }
}
