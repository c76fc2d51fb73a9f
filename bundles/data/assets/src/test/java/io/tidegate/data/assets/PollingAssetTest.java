// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.AuditTrail;
import io.tidegate.api.audit.Difference;
import io.tidegate.api.audit.Verification;
import io.tidegate.api.samples.Quality;
import io.tidegate.api.samples.Sample;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.audit.AuditContext;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollingAssetTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private final AssetEngine engine = new AssetEngine(Clock.systemUTC(), System::nanoTime, SHORT);
    private final RecordingSink sink = new RecordingSink();
    private final FakeDriver driver = new FakeDriver();
    private final List<PollingAsset> assets = new ArrayList<>();

    @BeforeEach
    void sink() {
        engine.bindSink(sink);
    }

    @AfterEach
    void stop() {
        assets.forEach(PollingAsset::stop);
        engine.stop();
    }

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
    void swappedDriverIsPolledAtOnceAndTheOldOneIsLeftCleanly() {
        engine.bindDriver(driver, Assets.driver("bus"));
        start(properties("poll.interval.ms", 86_400_000, "level#+type", "READ"));
        sink.next(Assets::good);

        engine.unbindDriver(driver, Assets.driver("bus"));
        int reads = driver.reads.get();
        sink.next(samples -> !Assets.good(samples));
        FakeDriver successor = new FakeDriver();
        engine.bindDriver(successor, Assets.driver("bus"));

        sink.next(Assets::good);
        assertThat(driver.reads).hasValue(reads);
        assertThat(driver.closed).hasValue(driver.prepared.get());
        assertThat(successor.prepared).hasValue(1);
    }

    @Test
    void successorThatComesBeforeThePredecessorGoesTakesOver() {
        engine.bindDriver(driver, Assets.driver("bus"));
        start(polling("level"));
        sink.next(Assets::good);
        FakeDriver successor = new FakeDriver();

        engine.bindDriver(successor, Assets.driver("bus"));
        engine.unbindDriver(driver, Assets.driver("bus"));
        int reads = driver.reads.get();

        Assets.await("the successor is read", () -> successor.reads.get() > 2);
        assertThat(driver.reads).hasValue(reads);
        Assets.await("the predecessor's reading is closed", () -> driver.closed.get() == driver.prepared.get());
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
    void driverThatIsNamedAnewServesTheAssetsOfItsNewName() {
        Map<String, Object> before = Map.of("service.id", 5L, "service.pid", "bus~1");
        Map<String, Object> after = Map.of("service.id", 5L, "service.pid", "bus~1", "kura.service.pid", "bus");
        engine.bindDriver(driver, before);
        start(polling("level"));
        assertThat(sink.next()).allMatch(s -> s.quality() == Quality.BAD);

        engine.updatedDriver(driver, after);
        sink.next(Assets::good);
        engine.updatedDriver(driver, before);
        sink.next(samples -> !Assets.good(samples));
        engine.unbindDriver(driver, before);
    }

    @Test
    void leavingDriverIsWaitedForAndWhatItAnswersCounts() throws Exception {
        engine.bindDriver(driver, Assets.driver("bus"));
        driver.hang = new CountDownLatch(1);
        start(properties("poll.interval.ms", 86_400_000, "level#+type", "READ"));
        driver.entered.await();
        Thread leaving = new Thread(() -> engine.unbindDriver(driver, Assets.driver("bus")));
        leaving.start();
        Assets.await("the unbind waits", () -> leaving.getState() == Thread.State.TIMED_WAITING);

        driver.hang.countDown();
        leaving.join();

        assertThat(sink.next()).extracting(Sample::quality).containsExactly(Quality.GOOD);
    }

    @Test
    void hangingCallIsGivenUpAndTheSuccessorIsReadAllTheSame() {
        engine.bindDriver(driver, Assets.driver("bus"));
        CountDownLatch release = new CountDownLatch(1);
        driver.hang = release;
        start(polling("level"));
        Assets.await("the call hangs", () -> driver.entered.getCount() == 0);

        engine.unbindDriver(driver, Assets.driver("bus"));
        FakeDriver successor = new FakeDriver();
        engine.bindDriver(successor, Assets.driver("bus"));
        sink.next(Assets::good);
        driver.values.put("level", TypedValues.newIntegerValue(-1));
        release.countDown();
        int after = successor.reads.get() + 3;

        Assets.await("polls go on", () -> successor.reads.get() > after);
        assertThat(successor.calledTwice).isFalse();
        TypedValue<?> late = TypedValues.newIntegerValue(-1);
        assertThat(sink.next()).noneSatisfy(s -> assertThat(s.value()).isEqualTo(late));
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
    void listenersAreRegisteredAgainWhenADriverReturnsAndEndedAtTheStop() {
        engine.bindDriver(driver, Assets.driver("bus"));
        PollingAsset asset = start(properties("level#+listen", true));
        Assets.await("subscribed", () -> driver.listeners.size() == 1);
        driver.push("level", TypedValues.newIntegerValue(7));
        assertThat(sink.next()).extracting(Sample::value).containsExactly(TypedValues.newIntegerValue(7));

        engine.unbindDriver(driver, Assets.driver("bus"));
        assertThat(driver.listeners).isEmpty();
        FakeDriver successor = new FakeDriver();
        engine.bindDriver(successor, Assets.driver("bus"));
        Assets.await("subscribed again", () -> successor.listeners.size() == 1);

        asset.change(PlanReader.plan(properties("level#+listen", false)));
        Assets.await("not wanted any more", successor.listeners::isEmpty);
    }

    @Test
    void listenerOfAnotherHearsScaledValues() throws Exception {
        engine.bindDriver(driver, Assets.driver("bus"));
        PollingAsset asset = start(properties("level#+scale", 3));
        List<ChannelRecord> heard = new CopyOnWriteArrayList<>();
        ChannelListener listener = event -> heard.add(event.getChannelRecord());

        asset.registerChannelListener("level", listener);
        Assets.await("subscribed", () -> driver.listeners.size() == 1);
        driver.push("level", TypedValues.newIntegerValue(7));
        asset.unregisterChannelListener(listener);
        Assets.await("ended", driver.listeners::isEmpty);

        assertThat(heard).extracting(ChannelRecord::getValue).containsExactly(TypedValues.newIntegerValue(21));
        assertThatThrownBy(() -> asset.registerChannelListener("nothing", listener))
                .hasMessageContaining("nothing");
    }

    @Test
    void readsByNameScaledAndSaysWhatCannotBeRead() throws Exception {
        engine.bindDriver(driver, Assets.driver("bus"));
        PollingAsset asset = start(properties("level#+scale", 2, "door#+type", "WRITE"));

        List<ChannelRecord> records = asset.read(Set.of("level", "door", "nothing"));

        assertThat(records)
                .filteredOn(r -> r.getChannelStatus().getChannelFlag() == ChannelFlag.SUCCESS)
                .extracting(ChannelRecord::getValue)
                .containsExactly(TypedValues.newIntegerValue(2));
        assertThat(records)
                .filteredOn(r -> r.getChannelStatus().getChannelFlag() == ChannelFlag.FAILURE)
                .extracting(
                        r -> r.getChannelName() + ": " + r.getChannelStatus().getExceptionMessage())
                .containsExactlyInAnyOrder("door: a WRITE channel is not read", "nothing: there is no such channel");
    }

    @Test
    void readingWithoutDriverIsAFailureAtOnceAndWithASilentOneAfterTheLimit() {
        PollingAsset asset = start(channels("level"));
        assertThatThrownBy(asset::readAllChannels).hasMessageContaining("driver 'bus' is not there");

        CountDownLatch release = new CountDownLatch(1);
        driver.hang = release;
        engine.bindDriver(driver, Assets.driver("bus"));
        assertThatThrownBy(asset::readAllChannels)
                .isInstanceOfSatisfying(
                        KuraException.class, e -> assertThat(e.getCode()).isEqualTo(KuraErrorCode.TIMED_OUT));
        release.countDown();
    }

    @Test
    void writesWhatFitsAndMarksWhatDoesNot() throws Exception {
        engine.bindDriver(driver, Assets.driver("bus"));
        PollingAsset asset = start(properties("valve#+type", "READ_WRITE", "level#+type", "READ"));
        ChannelRecord valve = ChannelRecord.createWriteRecord("valve", TypedValues.newIntegerValue(1));
        ChannelRecord text = ChannelRecord.createWriteRecord("valve", TypedValues.newStringValue("open"));
        ChannelRecord level = ChannelRecord.createWriteRecord("level", TypedValues.newIntegerValue(1));

        asset.write(List.of(valve, text, level));

        assertThat(driver.written).containsExactly("valve=1");
        assertThat(valve.getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.SUCCESS);
        assertThat(text.getChannelStatus().getExceptionMessage()).isEqualTo("takes INTEGER, not STRING");
        assertThat(level.getChannelStatus().getExceptionMessage()).isEqualTo("a READ channel is not written");
    }

    @Test
    void writesAreRecordedWithWhoAskedForThemAndWhatBecameOfThem() throws Exception {
        List<AuditRecord> recorded = new CopyOnWriteArrayList<>();
        engine.bindTrail(trail(recorded));
        engine.bindDriver(driver, Assets.driver("bus"));
        PollingAsset asset = start(properties("valve#+type", "READ_WRITE"));
        Map<String, String> caller = new HashMap<>(Map.of("entrypoint", "REST", "identity", "anna", "ip", "10.0.0.7"));
        try (AuditContext.Scope scope = AuditContext.openScope(new AuditContext(caller))) {
            assertThat(scope).isNotNull();
            asset.write(List.of(ChannelRecord.createWriteRecord("valve", TypedValues.newIntegerValue(1))));
        }
        driver.unreachable = "127.0.0.1:502: connection refused";
        assertThatThrownBy(() ->
                        asset.write(List.of(ChannelRecord.createWriteRecord("valve", TypedValues.newIntegerValue(0)))))
                .isInstanceOf(KuraException.class);

        assertThat(recorded).extracting(AuditRecord::action).containsExactly("device.write", "device.write");
        assertThat(recorded.get(0).actor()).hasToString("REST anna from 10.0.0.7");
        assertThat(recorded.get(0).subject()).isEqualTo("plc");
        assertThat(recorded.get(0).differences()).containsExactly(new Difference("valve", null, "1"));
        assertThat(recorded.get(0).result()).isEqualTo(AuditRecord.DONE);
        assertThat(recorded.get(1).actor()).hasToString("internal");
        assertThat(recorded.get(1).result()).isEqualTo("127.0.0.1:502: connection refused");
    }

    private static AuditTrail trail(List<AuditRecord> recorded) {
        return new AuditTrail() {
            @Override
            public void record(AuditRecord entry) {
                recorded.add(entry);
            }

            @Override
            public List<AuditRecord> query(Instant from, Instant to, String action, int most) {
                return recorded;
            }

            @Override
            public Verification verify() {
                return new Verification(0, recorded.size(), List.of(), List.of());
            }
        };
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

    private PollingAsset start(Map<String, Object> properties) {
        PollingAsset asset = new PollingAsset(engine, PlanReader.plan(properties), null);
        assets.add(asset);
        asset.start();
        return asset;
    }

    private static Map<String, Object> channels(String... names) {
        return Assets.withChannels(Assets.properties(), names);
    }

    private static Map<String, Object> polling(String... names) {
        return Assets.withChannels(Assets.properties("poll.interval.ms", 20), names);
    }

    private static Map<String, Object> properties(Object... keysAndValues) {
        return Assets.properties(keysAndValues);
    }
}
