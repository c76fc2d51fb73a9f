// SPDX-License-Identifier: EPL-2.0
package io.tidegate.api.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;

class SampleTest {

    private static final ChannelId LEVEL = new ChannelId("tank", "level");
    private static final TypedValue<?> FIVE = TypedValues.newIntegerValue(5);
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(3);

    @Test
    void valueIsStaleOnlyBeyondItsLimit() {
        Sample sample = Sample.good(LEVEL, FIVE, NOW, NOW, LIMIT);

        assertThat(sample.qualityAt(LIMIT)).isEqualTo(Quality.GOOD);
        assertThat(sample.qualityAt(LIMIT.plusMillis(1))).isEqualTo(Quality.STALE);
    }

    @Test
    void uncertainValueBecomesStaleToo() {
        Sample sample = new Sample(LEVEL, FIVE, Quality.UNCERTAIN, "sensor is warming up", NOW, NOW, LIMIT);

        assertThat(sample.qualityAt(LIMIT.plusMillis(1))).isEqualTo(Quality.STALE);
    }

    @Test
    void triggeredValueNeverBecomesStale() {
        Sample sample = Sample.good(LEVEL, FIVE, NOW, NOW, Duration.ZERO);

        assertThat(sample.qualityAt(Duration.ofDays(365))).isEqualTo(Quality.GOOD);
    }

    @Test
    void badStaysBadWithItsReason() {
        Sample sample = Sample.bad(LEVEL, "timeout after 2 s", NOW, NOW);

        assertThat(sample.qualityAt(Duration.ofDays(1))).isEqualTo(Quality.BAD);
        assertThat(sample.reason()).isEqualTo("timeout after 2 s");
    }

    @Test
    void contradictionsAreRefused() {
        assertThatThrownBy(() -> Sample.good(LEVEL, null, NOW, NOW, LIMIT)).hasMessageContaining("tank/level");
        assertThatThrownBy(() -> Sample.bad(LEVEL, "", NOW, NOW)).hasMessageContaining("BAD");
        assertThatThrownBy(() -> new Sample(LEVEL, FIVE, Quality.STALE, "old", NOW, NOW, LIMIT))
                .hasMessageContaining("STALE");
        assertThatThrownBy(() -> new ChannelId("tank", "")).hasMessageContaining("tank/");
    }
}
