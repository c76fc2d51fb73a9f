// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;

class EnvelopesTest {

    private static final Instant NOW = Instant.ofEpochMilli(5000);
    private final Readings readings = new Readings(Clock.fixed(NOW, ZoneOffset.UTC));
    private final Envelopes envelopes = new Envelopes("plc");

    @Test
    void carriesNameValueAndTimeOfEachChannel() {
        assertThat(emitted(plan(), value("a", 1, 1000), value("b", 2, 2000)))
                .containsExactly(
                        Map.entry("assetName", TypedValues.newStringValue("plc")),
                        Map.entry("a", TypedValues.newIntegerValue(1)),
                        Map.entry("a_timestamp", TypedValues.newLongValue(1000)),
                        Map.entry("b", TypedValues.newIntegerValue(2)),
                        Map.entry("b_timestamp", TypedValues.newLongValue(2000)));
    }

    @Test
    void timestampModesGiveOneTimeOrNone() {
        ChannelRecord[] records = {value("a", 1, 1000), value("b", 2, 2000)};

        assertThat(emitted(plan("timestamp.mode", "NO_TIMESTAMPS"), records)).containsOnlyKeys("assetName", "a", "b");
        assertThat(emitted(plan("timestamp.mode", "SINGLE_ASSET_GENERATED"), records))
                .containsOnlyKeys("assetName", "a", "b", "assetTimestamp")
                .containsEntry("assetTimestamp", TypedValues.newLongValue(5000));
        assertThat(emitted(plan("timestamp.mode", "SINGLE_DRIVER_GENERATED_MAX"), records))
                .containsEntry("assetTimestamp", TypedValues.newLongValue(2000));
        assertThat(emitted(plan("timestamp.mode", "SINGLE_DRIVER_GENERATED_MIN"), records))
                .containsEntry("assetTimestamp", TypedValues.newLongValue(1000));
    }

    @Test
    void failedChannelHasNoValueAndAnErrorOnlyIfAsked() {
        ChannelRecord[] records = {value("a", 1, 1000), failure("b", "illegal address")};

        assertThat(emitted(plan(), records)).containsOnlyKeys("assetName", "a", "a_timestamp", "b_timestamp");
        assertThat(emitted(plan("emit.errors", true), records))
                .doesNotContainKey("b")
                .containsEntry("a_error", TypedValues.newStringValue(""))
                .containsEntry("b_error", TypedValues.newStringValue("illegal address"));
    }

    @Test
    void onlyChangesAreEmittedIfAskedAndFailuresAlways() {
        AssetPlan plan = plan("emit.on.change", true, "emit.errors", true, "timestamp.mode", "NO_TIMESTAMPS");

        assertThat(emitted(plan, value("a", 1, 1), value("b", 1, 1))).containsKeys("a", "b");
        assertThat(emitted(plan, value("a", 1, 2), value("b", 2, 2))).containsOnlyKeys("assetName", "b", "b_error");
        assertThat(emitted(plan, failure("a", "gone"), value("b", 2, 3))).containsOnlyKeys("assetName", "a_error");
        assertThat(emitted(plan, value("a", 1, 4), value("b", 2, 4))).containsOnlyKeys("assetName", "a", "a_error");
    }

    @Test
    void nothingChangedIsAnEmptyEnvelopeUnlessTheseAreNotWanted() {
        AssetPlan plan = plan("emit.on.change", true);
        emitted(plan, value("a", 1, 1), value("b", 1, 1));

        assertThat(emitted(plan, value("a", 1, 2), value("b", 1, 2))).containsOnlyKeys("assetName");
        assertThat(emitted(
                        plan("emit.on.change", true, "emit.empty.envelopes", false),
                        value("a", 1, 3),
                        value("b", 1, 3)))
                .isNull();
    }

    @Test
    void afterALossEveryValueCountsAsChanged() {
        AssetPlan plan = plan("emit.on.change", true);
        emitted(plan, value("a", 1, 1), value("b", 1, 1));

        envelopes.forget();

        assertThat(emitted(plan, value("a", 1, 2), value("b", 1, 2))).containsKeys("a", "b");
    }

    @Test
    void lostDeviceIsEmittedOnlyIfBothKindsOfErrorsAre() {
        assertThat(failed(plan())).isNull();
        assertThat(failed(plan("emit.connection.errors", true))).isNull();
        assertThat(failed(plan("emit.errors", true))).isNull();
        assertThat(failed(plan("emit.errors", true, "emit.connection.errors", true)))
                .containsExactly(
                        Map.entry("assetName", TypedValues.newStringValue("plc")),
                        Map.entry("assetError", TypedValues.newStringValue("connection refused")),
                        Map.entry("assetTimestamp", TypedValues.newLongValue(5000)));
        assertThat(failed(plan("emit.errors", true, "emit.connection.errors", true, "timestamp.mode", "NO_TIMESTAMPS")))
                .containsOnlyKeys("assetName", "assetError");
    }

    private static AssetPlan plan(Object... keysAndValues) {
        return PlanReader.plan(Assets.withChannels(Assets.properties(keysAndValues), "a", "b"));
    }

    private Map<String, TypedValue<?>> emitted(AssetPlan plan, ChannelRecord... records) {
        WireRecord record = envelopes.record(readings.answered(plan, new ArrayList<>(List.of(records))), plan.emit());
        return record == null ? null : record.getProperties();
    }

    private Map<String, TypedValue<?>> failed(AssetPlan plan) {
        WireRecord record = envelopes.record(readings.failed(plan.readable(), "connection refused"), plan.emit());
        return record == null ? null : record.getProperties();
    }

    private static ChannelRecord value(String name, int value, long time) {
        ChannelRecord record = ChannelRecord.createWriteRecord(name, TypedValues.newIntegerValue(value));
        record.setTimestamp(time);
        record.setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS));
        return record;
    }

    private static ChannelRecord failure(String name, String reason) {
        ChannelRecord record =
                ChannelRecord.createStatusRecord(name, new ChannelStatus(ChannelFlag.FAILURE, reason, null));
        record.setTimestamp(3000);
        return record;
    }
}
