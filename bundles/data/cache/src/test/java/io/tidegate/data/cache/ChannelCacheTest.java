// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import io.tidegate.api.samples.LatestValuesListener;
import io.tidegate.api.samples.Quality;
import io.tidegate.api.samples.Sample;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChannelCacheTest {

    private static final ChannelId LEVEL = new ChannelId("tank", "level");
    private static final ChannelId INFLOW = new ChannelId("tank", "inflow");
    private static final ChannelId SPEED = new ChannelId("pump", "speed");
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(3);

    /** Near its end, since a monotonic clock may begin anywhere and overflow. */
    private long nanos = Long.MAX_VALUE - 1000;

    private final ChannelCache cache = cache(Map.of());
    private final RecordingListener listener = new RecordingListener();

    @BeforeEach
    void listen() {
        cache.bindListener(listener);
    }

    @AfterEach
    void stop() {
        cache.stop();
    }

    @Test
    void newestSampleIsFoundWithItsAgeAndItsPast() {
        cache.offer(List.of(good(LEVEL, 1), good(INFLOW, 10)));
        cache.offer(List.of(good(LEVEL, 2)));
        pass(Duration.ofSeconds(2));

        LatestValue latest = cache.latest(LEVEL).orElseThrow();
        assertThat(latest.sample()).isEqualTo(good(LEVEL, 2));
        assertThat(latest.valued()).isEqualTo(good(LEVEL, 2));
        assertThat(latest.age()).isEqualTo(Duration.ofSeconds(2));
        assertThat(cache.history(LEVEL, 10)).containsExactly(good(LEVEL, 1), good(LEVEL, 2));
        assertThat(cache.history(LEVEL, 1)).containsExactly(good(LEVEL, 2));
        assertThat(cache.latest(SPEED)).isEmpty();
        assertThat(cache.history(SPEED, 1)).isEmpty();
        assertThatThrownBy(() -> cache.history(LEVEL, 0)).hasMessageContaining("tank/level");
    }

    @Test
    void allChannelsComeInTheOrderOfAssetAndChannel() {
        cache.offer(List.of(good(LEVEL, 1), good(SPEED, 2), good(INFLOW, 3)));

        assertThat(cache.all()).extracting(LatestValue::channel).containsExactly(SPEED, INFLOW, LEVEL);
    }

    /** What was known of a device stays visible when it can't be reached. */
    @Test
    void badSampleKeepsTheLastValueAndShowsTheGap() {
        cache.offer(List.of(good(LEVEL, 1)));
        cache.offer(List.of(bad(LEVEL, "timeout after 2 s")));
        pass(Duration.ofDays(1));

        LatestValue latest = cache.latest(LEVEL).orElseThrow();
        assertThat(latest.quality()).isEqualTo(Quality.BAD);
        assertThat(latest.sample().reason()).isEqualTo("timeout after 2 s");
        assertThat(latest.valued()).isEqualTo(good(LEVEL, 1));
        assertThat(cache.history(LEVEL, 10)).hasSize(2);
    }

    @Test
    void listenerHearsEachReadingOnceAndEachChannelOnceInIt() {
        cache.offer(List.of(good(LEVEL, 1), good(INFLOW, 2), good(LEVEL, 3)));

        assertThat(listener.calls).hasSize(1);
        assertThat(listener.calls.get(0)).extracting(LatestValue::channel).containsExactly(LEVEL, INFLOW);
        assertThat(listener.last.get(LEVEL).sample()).isEqualTo(good(LEVEL, 3));
        assertThat(listener.last.get(LEVEL).age()).isZero();
    }

    @Test
    void silentChannelIsToldStaleOnceAndGoodByItsNextSample() {
        cache.offer(List.of(good(LEVEL, 1)));
        pass(LIMIT);
        cache.check();
        assertThat(listener.heard(LEVEL)).containsExactly("GOOD");

        pass(Duration.ofNanos(1));
        cache.check();
        cache.check();
        assertThat(listener.heard(LEVEL)).containsExactly("GOOD", "STALE");

        cache.offer(List.of(good(LEVEL, 2)));
        pass(LIMIT.plusMillis(1));
        cache.check();
        assertThat(listener.heard(LEVEL)).containsExactly("GOOD", "STALE", "GOOD", "STALE");
    }

    @Test
    void onlyWhatHasALimitAndAValueBecomesStale() {
        Sample triggered = Sample.good(LEVEL, TypedValues.newIntegerValue(1), NOW, NOW, Duration.ZERO);
        Sample endless =
                Sample.good(SPEED, TypedValues.newIntegerValue(1), NOW, NOW, Duration.ofSeconds(Long.MAX_VALUE));
        cache.offer(List.of(triggered, bad(INFLOW, "no answer"), endless));
        pass(Duration.ofDays(365));
        cache.check();

        assertThat(listener.calls).hasSize(2);
    }

    @Test
    void channelThatIsNoLongerConfiguredIsForgotten() {
        FakeAsset asset = new FakeAsset().with("level", "inflow");
        cache.bindAsset(asset, FakeAsset.properties("tank"));
        cache.offer(List.of(good(LEVEL, 1), good(INFLOW, 2)));

        cache.updatedAsset(asset.without("inflow"), FakeAsset.properties("tank"));
        assertThat(listener.removed).containsExactly(INFLOW);
        assertThat(cache.all()).extracting(LatestValue::channel).containsExactly(LEVEL);

        cache.updatedAsset(asset.with("level", ChannelType.READ, false, false), FakeAsset.properties("tank"));
        assertThat(listener.removed).as("a disabled one too").containsExactly(INFLOW, LEVEL);
    }

    /** A reading that began with the old configuration must not bring a channel back that nobody would renew. */
    @Test
    void lateSampleOfAForgottenChannelIsNotTaken() {
        FakeAsset asset = new FakeAsset().with("level", "inflow");
        cache.bindAsset(asset, FakeAsset.properties("tank"));
        cache.offer(List.of(good(LEVEL, 1), good(INFLOW, 2)));
        cache.updatedAsset(asset.without("inflow"), FakeAsset.properties("tank"));

        cache.offer(List.of(good(LEVEL, 3), good(INFLOW, 4)));
        assertThat(cache.latest(INFLOW)).isEmpty();

        cache.updatedAsset(asset.with("inflow"), FakeAsset.properties("tank"));
        cache.offer(List.of(good(INFLOW, 5)));
        assertThat(cache.latest(INFLOW)).isPresent();
    }

    @Test
    void deletedAssetIsForgottenUntilItIsThereAgain() {
        FakeAsset asset = new FakeAsset().with("level");
        cache.bindAsset(asset, FakeAsset.properties("tank"));
        cache.offer(List.of(good(LEVEL, 1), good(SPEED, 1)));

        delete("org.eclipse.kura.asset~tank");
        cache.offer(List.of(good(LEVEL, 2)));
        cache.unbindAsset(asset, FakeAsset.properties("tank"));
        pass(AssetWatch.GRACE);
        cache.check();
        assertThat(listener.removed).containsExactly(LEVEL);
        assertThat(cache.all()).extracting(LatestValue::channel).containsExactly(SPEED);
        assertThat(cache.execute().toString()).contains("1 channels of 1 assets");

        cache.bindAsset(asset, FakeAsset.properties("tank"));
        cache.offer(List.of(good(LEVEL, 3)));
        assertThat(cache.latest(LEVEL)).isPresent();
    }

    /** ConfigurationAdmin tells Declarative Services and the cache in any order. */
    @Test
    void assetThatLeftBeforeItsDeletionIsForgottenToo() {
        FakeAsset asset = new FakeAsset().with("level");
        cache.bindAsset(asset, FakeAsset.properties("tank"));
        cache.offer(List.of(good(LEVEL, 1)));

        cache.unbindAsset(asset, FakeAsset.properties("tank"));
        delete("org.eclipse.kura.asset~tank");
        pass(AssetWatch.GRACE);
        cache.check();

        assertThat(listener.removed).containsExactly(LEVEL);
        assertThat(listener.heard(LEVEL)).containsExactly("GOOD");
    }

    @Test
    void assetThatStaysAwayMakesItsChannelsBad() {
        FakeAsset asset = new FakeAsset().with("level");
        cache.bindAsset(asset, FakeAsset.properties("tank"));
        cache.offer(List.of(good(LEVEL, 1)));

        cache.unbindAsset(asset, FakeAsset.properties("tank"));
        pass(AssetWatch.GRACE.minusNanos(1));
        cache.check();
        assertThat(cache.latest(LEVEL).orElseThrow().quality()).isEqualTo(Quality.GOOD);

        pass(Duration.ofNanos(1));
        cache.check();
        cache.check();
        assertThat(listener.heard(LEVEL)).containsExactly("GOOD", "BAD");
        LatestValue latest = cache.latest(LEVEL).orElseThrow();
        assertThat(latest.sample()).isEqualTo(bad(LEVEL, "asset 'tank' is not running"));
        assertThat(latest.valued()).isEqualTo(good(LEVEL, 1));

        cache.bindAsset(asset, FakeAsset.properties("tank"));
        cache.offer(List.of(good(LEVEL, 2)));
        assertThat(listener.heard(LEVEL)).containsExactly("GOOD", "BAD", "GOOD");
    }

    @Test
    void assetThatIsReplacedIsNotMissed() {
        FakeAsset first = new FakeAsset().with("level");
        FakeAsset second = new FakeAsset().with("level");
        cache.bindAsset(first, FakeAsset.properties("tank"));
        cache.offer(List.of(good(LEVEL, 1)));

        cache.unbindAsset(first, FakeAsset.properties("tank"));
        pass(Duration.ofSeconds(1));
        cache.check();
        cache.bindAsset(second, FakeAsset.properties("tank"));
        // One that starts before the other stops.
        cache.bindAsset(first, FakeAsset.properties("tank"));
        cache.unbindAsset(second, FakeAsset.properties("tank"));
        pass(AssetWatch.GRACE);
        cache.check();

        assertThat(listener.heard(LEVEL)).containsExactly("GOOD");
    }

    @Test
    void changedLimitsKeepWhatFits() {
        for (int i = 0; i < 100; i++) {
            cache.offer(List.of(good(LEVEL, i)));
        }
        cache.modified(properties(Map.of("history.samples", 10)));
        assertThat(cache.history(LEVEL, 1000)).hasSize(10).endsWith(good(LEVEL, 99));

        cache.modified(properties(Map.of("history.samples", 0)));
        assertThat(cache.history(LEVEL, 1000)).isEmpty();
        assertThat(cache.latest(LEVEL)).isPresent();
    }

    @Test
    void eachChannelHasAnEqualShareOfTheMemory() {
        cache.modified(properties(Map.of("history.max.bytes", CacheConfig.LEAST_BYTES)));
        for (int i = 0; i < 600; i++) {
            cache.offer(List.of(good(LEVEL, i)));
        }
        assertThat(cache.history(LEVEL, 1000)).hasSize(600);

        List<Sample> many = new ArrayList<>();
        for (int i = 0; i < 999; i++) {
            many.add(good(new ChannelId("other", "c" + i), i));
        }
        for (int i = 0; i < 20; i++) {
            cache.offer(many);
        }
        cache.check();

        long each = CacheConfig.LEAST_BYTES / 1000 / Ring.bytes(good(LEVEL, 1));
        assertThat(cache.history(LEVEL, 1000))
                .as("a silent channel gives back too")
                .hasSize((int) each);
        assertThat(cache.history(many.get(0).channel(), 1000)).hasSize((int) each);
    }

    @Test
    void wrongValueIsNamedWithWhatIsAllowed() {
        assertThatThrownBy(() -> cache(Map.of("history.samples", 100_001)))
                .hasMessage("io.tidegate.data.cache: history.samples = '100001' is not allowed:"
                        + " a whole number from 0 to 100000");
        assertThatThrownBy(() -> cache(Map.of("history.max.bytes", "much")))
                .hasMessageContaining("history.max.bytes = 'much'");
    }

    @Test
    void stateOfThePlantIsNoFaultOfTheCache() {
        cache.offer(List.of(good(LEVEL, 1), bad(INFLOW, "no answer")));
        cache.offer(List.of(good(SPEED, 1)));
        pass(LIMIT.plusMillis(1));

        assertThat(cache.execute().getStatus()).isEqualTo(Result.Status.OK);
        assertThat(cache.execute().toString())
                .contains("3 channels of 2 assets: 0 good, 0 uncertain, 2 stale, 1 bad")
                .contains("history: 3 samples");
    }

    @Test
    void listenerThatFailsHarmsNobodyAndIsShown() {
        LatestValuesListener broken = new LatestValuesListener() {
            @Override
            public void changed(List<LatestValue> values) {
                throw new IllegalStateException("no more");
            }

            @Override
            public void removed(Set<ChannelId> channels) {
                throw new IllegalStateException("no more");
            }
        };
        cache.unbindListener(listener);
        cache.bindListener(broken);
        cache.bindListener(listener);
        cache.offer(List.of(good(LEVEL, 1)));

        assertThat(listener.heard(LEVEL)).containsExactly("GOOD");
        assertThat(cache.execute().getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(cache.execute().toString()).contains("failed 1 times, last with: java.lang.Ill", "no more");

        cache.unbindListener(broken);
        assertThat(cache.execute().isOk()).isTrue();
    }

    private ChannelCache cache(Map<String, Object> properties) {
        return new ChannelCache(properties(properties), Clock.fixed(NOW, ZoneOffset.UTC), () -> nanos);
    }

    private static Map<String, Object> properties(Map<String, Object> configured) {
        Map<String, Object> properties = new HashMap<>(configured);
        properties.put("kura.service.pid", CacheConfig.PID);
        return properties;
    }

    private void delete(String servicePid) {
        cache.configurationEvent(Events.deleted(servicePid));
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private static Sample good(ChannelId channel, int value) {
        return Sample.good(channel, TypedValues.newIntegerValue(value), NOW, NOW, LIMIT);
    }

    private static Sample bad(ChannelId channel, String reason) {
        return Sample.bad(channel, reason, NOW, NOW);
    }
}
