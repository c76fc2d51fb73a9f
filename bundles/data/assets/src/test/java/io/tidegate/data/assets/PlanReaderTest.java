// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.api.configuration.Candidate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.Test;

class PlanReaderTest {

    @Test
    void channelNeedsOneKeyOnlyAndHasKurasDefaults() {
        AssetPlan plan = PlanReader.plan(Assets.properties("level#memory.address", 7));
        AssetChannel level = plan.channels().get("level");

        assertThat(level.channel().getType()).isEqualTo(ChannelType.READ);
        assertThat(level.channel().getValueType()).isEqualTo(DataType.INTEGER);
        assertThat(level.channel().isEnabled()).isTrue();
        assertThat(level.channel().getUnit()).isEmpty();
        assertThat(level.channel().getConfiguration())
                .containsEntry("+name", "level")
                .containsEntry("+type", "READ")
                .containsEntry("+value.type", "INTEGER")
                .containsEntry("memory.address", 7);
    }

    @Test
    void disabledAndWriteOnlyChannelsAreNotRead() {
        AssetPlan plan = PlanReader.plan(Assets.properties(
                "a#+type", "READ", "b#+type", "WRITE", "c#+type", "READ_WRITE", "d#+enabled", "false"));

        assertThat(plan.readable()).extracting(AssetChannel::name).containsExactly("a", "c");
        assertThat(plan.channels()).containsOnlyKeys("a", "b", "c", "d");
    }

    @Test
    void valuesAreStaleAfterTheirLimitElseThreePeriodsElseNever() {
        assertThat(PlanReader.plan(Assets.properties("stale.after.ms", 700, "poll.interval.ms", 100))
                        .staleAfter())
                .isEqualTo(Duration.ofMillis(700));
        assertThat(PlanReader.plan(Assets.properties("poll.interval.ms", 100)).staleAfter())
                .isEqualTo(Duration.ofMillis(300));
        assertThat(PlanReader.plan(Assets.properties()).staleAfter()).isZero();
    }

    @Test
    void everyFaultIsOneLineThatNamesComponentKeyValueAndWhatIsAllowed() {
        assertThat(problems(Assets.properties("level#+type", "REED")))
                .containsExactly("plc: level#+type = 'REED' is not allowed: one of READ, READ_WRITE, WRITE");
        assertThat(problems(Assets.properties("level#+value.type", "WORD")))
                .singleElement()
                .asString()
                .startsWith("plc: level#+value.type = 'WORD' is not allowed: one of BOOLEAN, BYTE_ARRAY");
        assertThat(problems(Assets.properties("level#+scale", "ten")))
                .singleElement()
                .asString()
                .startsWith("plc: level#+scale = 'ten'");
        assertThat(problems(Assets.properties("level#+offset", "NaN"))).hasSize(1);
        assertThat(problems(Assets.properties("tank level#+type", "READ")))
                .containsExactly(
                        "plc: tank level#+type = 'READ' is not allowed: a channel name without # / + , and space");
        assertThat(problems(Assets.properties("level#+name", "other")))
                .containsExactly("plc: level#+name = 'other' is not allowed: 'level', as before the #");
        assertThat(problems(Assets.properties("poll.interval.ms", -1)))
                .containsExactly("plc: poll.interval.ms = '-1' is not allowed: a whole number from 0 to 86400000");
        assertThat(problems(Assets.properties("timestamp.mode", "SOMETIMES"))).hasSize(1);
        assertThat(problems(Assets.properties("driver.pid", " ")))
                .containsExactly("plc: driver.pid = ' ' is not allowed: a value is required");
    }

    @Test
    void scaleThatWholeArithmeticWouldCutToZeroIsRefusedWithTheWayOut() {
        assertThat(problems(Assets.properties("level#+scale", 0.1)))
                .singleElement()
                .asString()
                .startsWith("plc: level#+scale = '0.1'")
                .endsWith("level#+scaleoffset.type = DOUBLE");
        assertThat(problems(Assets.properties("level#+scale", 0.1, "level#+scaleoffset.type", "DOUBLE")))
                .isEmpty();
    }

    @Test
    void allFaultsAreToldAtOnce() {
        Map<String, Object> properties = Assets.properties("a#+type", "X", "b#+value.type", "Y");

        assertThat(problems(properties)).hasSize(2);
        assertThatThrownBy(() -> PlanReader.plan(properties))
                .hasMessageContaining("a#+type")
                .hasMessageContaining("b#+value.type");
    }

    @Test
    void unknownDriverIsNoObjection() {
        assertThat(problems(Assets.properties("driver.pid", "nobody"))).isEmpty();
    }

    private static List<String> problems(Map<String, Object> properties) {
        Candidate candidate = new Candidate("plc", WireAssetConfig.PID, properties, pid -> Optional.empty());
        return new AssetValidator()
                .validate(candidate).stream().map(Object::toString).toList();
    }
}
