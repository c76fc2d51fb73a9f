// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.samples.Quality;
import io.tidegate.api.samples.Sample;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;

class ReadingsTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private final Readings readings = new Readings(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void successWithAMessageIsUncertain() {
        Sample sample = only(record(7, new ChannelStatus(ChannelFlag.SUCCESS, "sensor is warming up", null)));

        assertThat(sample.quality()).isEqualTo(Quality.UNCERTAIN);
        assertThat(sample.reason()).isEqualTo("sensor is warming up");
        assertThat(sample.value()).isEqualTo(TypedValues.newIntegerValue(7));
    }

    @Test
    void failureWithoutMessageTellsItsException() {
        assertThat(only(record(7, new ChannelStatus(ChannelFlag.FAILURE, null, new Exception("no such node"))))
                        .reason())
                .isEqualTo("no such node");
        assertThat(only(record(7, new ChannelStatus(ChannelFlag.FAILURE))).reason())
                .isEqualTo("the driver failed without a reason");
    }

    @Test
    void driverThatForgetsToTimeItsValueGetsTheArrival() {
        assertThat(only(record(7, new ChannelStatus(ChannelFlag.SUCCESS))).sourceTime())
                .isEqualTo(NOW);
    }

    @Test
    void recordThatTheDriverLeftAsItWasIsBad() {
        assertThat(only(record(7, null)).reason()).isEqualTo("the driver gave no status");
        ChannelRecord empty = record(7, new ChannelStatus(ChannelFlag.SUCCESS));
        empty.setValue(null);
        assertThat(only(empty).reason()).isEqualTo("the driver gave no value");
    }

    @Test
    void scaledValueBeyondItsTypeIsBadWithTheNumbers() {
        Sample sample = only(
                Assets.properties("a#+scale", 1000), record(2_000_000_000, new ChannelStatus(ChannelFlag.SUCCESS)));

        assertThat(sample.quality()).isEqualTo(Quality.BAD);
        assertThat(sample.reason()).isEqualTo("2000000000 * 1000.0 + 0.0 does not fit INTEGER");
    }

    @Test
    void channelsThatTheDriverDoesNotAnswerForAreBad() {
        AssetPlan plan = PlanReader.plan(Assets.withChannels(Assets.properties(), "a", "b"));

        Reading reading = readings.answered(plan, List.of(record(7, new ChannelStatus(ChannelFlag.SUCCESS))));

        assertThat(reading.bad()).isEqualTo(1);
        assertThat(reading.firstBad()).isEqualTo("b: the driver gave no answer");
    }

    private Sample only(ChannelRecord record) {
        return only(Assets.withChannels(Assets.properties(), "a"), record);
    }

    private Sample only(Map<String, Object> properties, ChannelRecord record) {
        return readings.answered(PlanReader.plan(properties), new ArrayList<>(List.of(record)))
                .samples()
                .get(0);
    }

    private static ChannelRecord record(int value, ChannelStatus status) {
        ChannelRecord record = ChannelRecord.createWriteRecord("a", TypedValues.newIntegerValue(value));
        if (status != null) {
            record.setChannelStatus(status);
        }
        return record;
    }
}
