// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Assets that run for a test, on a driver in memory, with a sink that keeps what it is given. */
abstract class RunningAssets {

    static final Duration SHORT = Duration.ofMillis(200);
    final AtomicLong passed = new AtomicLong();
    final AssetEngine engine = new AssetEngine(Clock.systemUTC(), () -> System.nanoTime() + passed.get(), SHORT);
    final RecordingSink sink = new RecordingSink();
    final FakeDriver driver = new FakeDriver();
    final List<PollingAsset> assets = new ArrayList<>();

    @BeforeEach
    void sink() {
        engine.bindSink(sink);
    }

    @AfterEach
    void stop() {
        assets.forEach(PollingAsset::stop);
        engine.stop();
    }

    PollingAsset start(Map<String, Object> properties) {
        PollingAsset asset = new PollingAsset(engine, PlanReader.plan(properties), null);
        assets.add(asset);
        asset.start();
        return asset;
    }

    static Map<String, Object> channels(String... names) {
        return Assets.withChannels(Assets.properties(), names);
    }

    static Map<String, Object> polling(String... names) {
        return Assets.withChannels(Assets.properties("poll.interval.ms", 20), names);
    }

    static Map<String, Object> properties(Object... keysAndValues) {
        return Assets.properties(keysAndValues);
    }
}
