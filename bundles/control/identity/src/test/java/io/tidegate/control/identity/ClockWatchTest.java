// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

    private Instant wall = Trails.NOW;
    private long nanos;

    private final class SetClock extends Clock {
        @Override
        public Instant instant() {
            return wall;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private void pass(Duration real, Duration shown) {
        nanos += real.toNanos();
        wall = wall.plus(shown);
    }

    @Test
    void stepsAreToldOnceAndSlewingIsNot() {
        ClockWatch watch = new ClockWatch(new SetClock(), () -> nanos);

        pass(Duration.ofDays(7), Duration.ofDays(7).plusSeconds(200));
        assertThat(watch.look()).isEmpty();
        assertThat(watch.stepped()).isFalse();
        pass(Duration.ofSeconds(10), Duration.ofHours(-2));
        assertThat(watch.look()).hasValueSatisfying(words -> assertThat(words).startsWith("the clock was set from "));
        assertThat(watch.look()).isEmpty();
        assertThat(watch.stepped()).isTrue();
    }
}
