// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.LatestValue;
import io.tidegate.api.samples.LatestValues;
import io.tidegate.api.samples.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.audit.AuditContext;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;

/** What the audit trail tells of writes to devices. */
class WriteAuditTest extends RunningAssets {

    private final RecordingTrail trail = new RecordingTrail();

    @BeforeEach
    void trail() {
        engine.bindTrail(trail);
    }

    @Test
    void whoWroteWhatIsRecorded() throws Exception {
        engine.bindDriver(driver, Assets.driver("bus"));
        PollingAsset asset = start(properties("valve#+type", "READ_WRITE"));
        asAnna(() -> asset.write(List.of(write("valve", 1))));

        assertThat(trail.records()).extracting(AuditRecord::action).containsExactly("device.write");
        assertThat(trail.records()).extracting(AuditRecord::subject).containsExactly("plc");
        assertThat(trail.lines()).containsExactly("REST anna from 10.0.0.7: [valve null -> 1]: done");
    }

    @Test
    void whatIsRefusedIsRecordedWithTheReasonAndSoIsWhatTheDeviceRefuses() throws Exception {
        engine.bindDriver(driver, Assets.driver("bus"));
        driver.failures.put("lamp", "illegal data address");
        PollingAsset asset =
                start(properties("valve#+type", "READ_WRITE", "lamp#+type", "WRITE", "level#+type", "READ"));

        asset.write(List.of(
                write("level", 1),
                write("nothing", 2),
                ChannelRecord.createWriteRecord("valve", TypedValues.newStringValue("open")),
                write("valve", 3),
                write("lamp", 4)));

        assertThat(trail.lines())
                .containsExactly(
                        "internal: [level null -> 1]: a READ channel is not written",
                        "internal: [nothing null -> 2]: there is no such channel",
                        "internal: [valve null -> open]: takes INTEGER, not STRING",
                        "internal: [valve null -> 3]: done",
                        "internal: [lamp null -> 4]: illegal data address");
    }

    @Test
    void missingDriverLostDeviceAndSilentOneAreRecorded() throws Exception {
        PollingAsset asset = start(properties("valve#+type", "WRITE"));
        assertThatThrownBy(() -> asset.write(List.of(write("valve", 1)))).isInstanceOf(KuraException.class);
        engine.bindDriver(driver, Assets.driver("bus"));
        driver.unreachable = "127.0.0.1:502: connection refused";
        assertThatThrownBy(() -> asset.write(List.of(write("valve", 2)))).isInstanceOf(KuraException.class);
        driver.unreachable = null;
        CountDownLatch release = new CountDownLatch(1);
        driver.hang = release;
        assertThatThrownBy(() -> asset.write(List.of(write("valve", 3)))).isInstanceOf(KuraException.class);
        assertThatThrownBy(() -> asset.write(List.of(write("valve", 4)))).isInstanceOf(KuraException.class);
        driver.hang = null;
        release.countDown();
        Assets.await("what was begun has an end", () -> trail.records().size() == 5);

        assertThat(trail.lines().get(0)).isEqualTo("internal: [valve null -> 1]: driver 'bus' is not there");
        assertThat(trail.lines().get(1)).isEqualTo("internal: [valve null -> 2]: 127.0.0.1:502: connection refused");
        assertThat(trail.lines().get(2))
                .startsWith("internal: [valve null -> 3]: ")
                .endsWith("; it may still be written");
        assertThat(trail.lines().get(3))
                .startsWith("internal: [valve null -> 4]: ")
                .endsWith("; not begun");
        assertThat(trail.lines().get(4)).isEqualTo("internal: [valve null -> 3]: done");
        assertThat(driver.written).as("what was told not to be begun was not").containsExactly("valve=3");
    }

    @Test
    void valueBeforeIsTheOneReadLastWhereNothingScalesIt() throws Exception {
        engine.bindDriver(driver, Assets.driver("bus"));
        engine.values =
                values(Map.of("valve", TypedValues.newIntegerValue(7), "speed", TypedValues.newIntegerValue(70)));
        PollingAsset asset =
                start(properties("valve#+type", "READ_WRITE", "speed#+type", "READ_WRITE", "speed#+scale", 10));

        asset.write(List.of(write("valve", 8), write("speed", 8)));

        assertThat(trail.lines()).containsExactly("internal: [valve 7 -> 8, speed null -> 8]: done");
    }

    @Test
    void aLoopOverWiresIsRecordedWithItsEmitterAndThenCounted() {
        engine.bindDriver(driver, Assets.driver("bus"));
        WireAsset asset = wired("valve#+type", "WRITE");
        for (int i = 0; i < 500; i++) {
            receive(asset, TypedValues.newIntegerValue(i));
        }
        Assets.await("all are written", () -> driver.written.size() == 500);
        assertThat(trail.lines()).containsExactly("wires timer: [valve null -> 0]: done");

        asset.stop();
        engine.stop();
        assertThat(trail.records()).hasSize(2);
        assertThat(trail.records().get(1).action()).isEqualTo("device.write.repeated");
        assertThat(trail.lines().get(1)).contains(" null -> 499, valve null -> 499]: done");
    }

    @Test
    void whatCameAlongWiresAndDoesNotFitOrWaitedTooLongIsRecorded() throws Exception {
        engine.bindDriver(driver, Assets.driver("bus"));
        WireAsset asset = wired("valve#+type", "WRITE", "door#+type", "READ");
        receive(asset, TypedValues.newStringValue("open"));
        Assets.await("the door is read, and can't be what hangs", () -> driver.reads.get() == 1);
        CountDownLatch release = new CountDownLatch(1);
        driver.hang = release;
        receive(asset, TypedValues.newIntegerValue(1));
        driver.writing.await();
        receive(asset, TypedValues.newIntegerValue(2));
        passed.addAndGet(Duration.ofSeconds(11).toNanos());
        driver.hang = null;
        release.countDown();
        Assets.await("all are recorded", () -> trail.records().size() == 3);

        assertThat(trail.lines())
                .containsExactly(
                        "wires timer: [valve null -> open]: takes INTEGER, not STRING",
                        "wires timer: [valve null -> 1]: done",
                        "wires timer: [valve null -> 2]: waited too long for driver 'bus'");
        asset.stop();
    }

    @Test
    void whoAskedAcrossWiresIsNotForgotten() throws Exception {
        engine.bindDriver(driver, Assets.driver("bus"));
        WireAsset asset = wired("valve#+type", "WRITE");
        asAnna(() -> receive(asset, TypedValues.newIntegerValue(1)));
        Assets.await("it is recorded", () -> trail.records().size() == 1);

        assertThat(trail.lines()).containsExactly("REST anna from 10.0.0.7: [valve null -> 1]: done");
        asset.stop();
    }

    @Test
    void withoutATrailHealthSaysSoOnceForAllAssets() {
        AuditHealth health = new AuditHealth(engine);
        assertThat(health.execute().isOk()).isTrue();

        engine.unbindTrail(trail);
        assertThat(health.execute().toString()).contains("WARN").contains("writes to devices: no audit trail");
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void asAnna(Work work) throws Exception {
        Map<String, String> anna = new HashMap<>(Map.of("entrypoint", "REST", "identity", "anna", "ip", "10.0.0.7"));
        AuditContext.Scope scope = AuditContext.openScope(new AuditContext(anna));
        try {
            work.run();
        } finally {
            scope.close();
        }
    }

    private WireAsset wired(Object... keysAndValues) {
        WireAsset asset =
                new WireAsset(engine, (ServiceReference<WireComponent>) null, Assets.properties(keysAndValues));
        asset.start();
        return asset;
    }

    private static void receive(WireAsset asset, TypedValue<?> valve) {
        WireRecord record = new WireRecord(Map.of("valve", valve, "door", TypedValues.newIntegerValue(1)));
        asset.onWireReceive(new WireEnvelope("timer", List.of(record)));
    }

    private static ChannelRecord write(String channel, int value) {
        return ChannelRecord.createWriteRecord(channel, TypedValues.newIntegerValue(value));
    }

    private static LatestValues values(Map<String, TypedValue<?>> known) {
        return new LatestValues() {
            @Override
            public Optional<LatestValue> latest(ChannelId channel) {
                return Optional.ofNullable(known.get(channel.channel()))
                        .map(value -> Sample.good(channel, value, Instant.EPOCH, Instant.EPOCH, Duration.ZERO))
                        .map(sample -> new LatestValue(sample, sample, Duration.ZERO));
            }

            @Override
            public List<LatestValue> all() {
                return List.of();
            }

            @Override
            public List<Sample> history(ChannelId channel, int most) {
                return List.of();
            }
        };
    }
}
