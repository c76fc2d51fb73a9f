// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.samples.Quality;
import io.tidegate.api.samples.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;

class PollingAssetTest extends RunningAssets {

    @Test
    void pollsItsChannelsWithQualityAndBothTimes() {
        engine.bindDriver(driver, Assets.driver("bus"));
        driver.values.put("level", TypedValues.newIntegerValue(42));
        driver.failures.put("flow", "illegal address");
        start(polling("level", "flow"));

        List<Sample> samples = sink.next();

        assertThat(samples).extracting(s -> s.channel().toString()).containsExactly("plc/flow", "plc/level");
        Sample flow = samples.get(0);
        Sample level = samples.get(1);
        assertThat(flow.quality()).isEqualTo(Quality.BAD);
        assertThat(flow.reason()).isEqualTo("illegal address");
        assertThat(level.quality()).isEqualTo(Quality.GOOD);
        assertThat(level.value()).isEqualTo(TypedValues.newIntegerValue(42));
        assertThat(level.sourceTime().toEpochMilli()).isEqualTo(driver.timestamp);
        assertThat(level.arrivalTime()).isAfter(level.sourceTime());
        assertThat(level.staleAfter()).isEqualTo(Duration.ofMillis(60));
    }

    @Test
    void withoutDriverAllChannelsAreBadWithTheReasonAtOnceAndAtEachPoll() {
        start(polling("level"));

        for (int i = 0; i < 3; i++) {
            assertThat(sink.next()).singleElement().satisfies(s -> {
                assertThat(s.quality()).isEqualTo(Quality.BAD);
                assertThat(s.reason()).isEqualTo("driver 'bus' is not there");
            });
        }
    }

    @Test
    void triggeredAssetTellsOfAMissingDriverTooButReadsOnlyWhenTriggered() {
        PollingAsset asset = start(channels("level"));
        assertThat(sink.next()).extracting(Sample::quality).containsExactly(Quality.BAD);

        engine.bindDriver(driver, Assets.driver("bus"));
        asset.trigger();

        assertThat(sink.next()).extracting(Sample::quality).containsExactly(Quality.GOOD);
        assertThat(driver.reads).hasValue(1);
    }

    @Test
    void unreachableDeviceIsBadForAllChannelsWithTheDriversWords() {
        engine.bindDriver(driver, Assets.driver("bus"));
        driver.unreachable = "127.0.0.1:502: connection refused";
        PollingAsset asset = start(polling("level", "flow"));

        assertThat(sink.next()).hasSize(2).allSatisfy(s -> assertThat(s.reason())
                .isEqualTo(driver.unreachable));
        assertThat(AssetHealth.of(asset, null).toString()).contains("connection refused");

        driver.unreachable = null;
        sink.next(Assets::good);
    }

    @Test
    void silentDeviceHoldsUpNoOther() {
        engine.bindDriver(driver, Assets.driver("bus"));
        CountDownLatch release = new CountDownLatch(1);
        driver.hang = release;
        FakeDriver lively = new FakeDriver();
        engine.bindDriver(lively, Assets.driver("other"));
        PollingAsset silent = start(polling("level"));
        Map<String, Object> properties = polling("level");
        properties.put("driver.pid", "other");
        properties.put("kura.service.pid", "lively");
        start(properties);

        Assets.await("the other is polled", () -> lively.reads.get() > 5);
        Assets.await("polls are skipped, not piled up", () -> silent.skipped() > 2);
        assertThat(driver.reads).hasValue(0);
        release.countDown();
    }

    @Test
    void assetsOfOneDriverTakeTurns() {
        engine.bindDriver(driver, Assets.driver("bus"));
        for (int i = 0; i < 10; i++) {
            Map<String, Object> properties = polling("level");
            properties.put("kura.service.pid", "plc" + i);
            properties.put("poll.interval.ms", 1);
            start(properties);
        }

        Assets.await("many reads", () -> driver.reads.get() > 500);
        assertThat(driver.calledTwice).isFalse();
    }

    /** The contract's word for a reading that a driver forgot: it is to be prepared again. */
    @Test
    void preparedReadingThatTheDriverForgotIsPreparedAgainAndNothingIsMissed() {
        engine.bindDriver(driver, Assets.driver("bus"));
        PollingAsset asset = start(channels("level"));
        asset.trigger();
        sink.next(Assets::good);
        driver.obsolete.add(driver.newest);

        asset.trigger();

        assertThat(sink.next()).allMatch(s -> s.quality() == Quality.GOOD);
        assertThat(driver.prepared).hasValue(2);
        assertThat(driver.closed).hasValue(1);
    }

    @Test
    void preparedReadingIsMadeOnceAndAgainWhenChannelsChange() {
        engine.bindDriver(driver, Assets.driver("bus"));
        PollingAsset asset = start(polling("level"));
        Assets.await("reads", () -> driver.reads.get() > 3);
        assertThat(driver.prepared).hasValue(1);

        asset.change(PlanReader.plan(polling("level", "flow")));
        sink.next(samples -> samples.size() == 2);

        assertThat(driver.prepared).hasValue(2);
        assertThat(driver.closed).hasValue(1);
        assertThat(driver.plainReads).hasValue(0);
    }

    @Test
    void driverThatPreparesNothingIsAskedPlainly() {
        driver.prepares = false;
        engine.bindDriver(driver, Assets.driver("bus"));
        start(polling("level"));

        sink.next(Assets::good);
        Assets.await("plain reads", () -> driver.plainReads.get() > 2);
    }

    @Test
    void changedIntervalAndDriverApplyToTheRunningAsset() {
        engine.bindDriver(driver, Assets.driver("bus"));
        PollingAsset asset = start(channels("level"));
        FakeDriver other = new FakeDriver();
        engine.bindDriver(other, Assets.driver("other"));

        asset.change(PlanReader.plan(polling("level")));
        Assets.await("it polls now", () -> driver.reads.get() > 3);
        Map<String, Object> moved = polling("level");
        moved.put("driver.pid", "other");
        asset.change(PlanReader.plan(moved));

        Assets.await("the other driver is read", () -> other.reads.get() > 3);
        Assets.await("the first one is left", () -> driver.closed.get() == 1);
    }

    @Test
    void sinkThatFailsHarmsNobody() {
        engine.bindDriver(driver, Assets.driver("bus"));
        engine.unbindSink(sink);
        engine.bindSink(samples -> {
            throw new IllegalStateException("a fault of the sink");
        });
        engine.bindSink(sink);
        start(polling("level"));

        sink.next(Assets::good);
        sink.next(Assets::good);
    }
}
