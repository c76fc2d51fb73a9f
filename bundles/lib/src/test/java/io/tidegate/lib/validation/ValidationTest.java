// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.Problem;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValidationTest {

    private static final Map<String, Object> DRIVER = Map.of("service.factoryPid", "drivers.x", "host", "h");

    @Test
    void faultOfAComponentNamesItsKey() {
        assertThat(Validation.component(candidate(Map.of("port", 0)), s -> s.integer("port", 1, 1, 9)))
                .extracting(Problem::pid, Problem::key, Problem::value)
                .containsExactly(tuple("me", "port", "0"));
        assertThat(Validation.component(candidate(Map.of("port", 3)), s -> s.integer("port", 1, 1, 9)))
                .isEmpty();
    }

    /** A validator must not judge the channels of another driver's assets. */
    @Test
    void onlyDriversOfTheFactoryAreOurs() {
        Candidate asset = candidate(Map.of("driver.pid", "plc"));
        assertThat(Validation.driver(asset, "drivers.x").orElseThrow().text("host", ""))
                .isEqualTo("h");
        assertThat(Validation.driver(asset, "drivers.y")).isEmpty();
        assertThat(Validation.driver(candidate(Map.of("driver.pid", "other")), "drivers.x"))
                .isEmpty();
        assertThat(Validation.driver(candidate(Map.of()), "drivers.x")).isEmpty();
    }

    @Test
    void everyFaultyChannelIsToldInOrderAndTheOthersAreNot() {
        Candidate asset = candidate(Map.of("b#at", 99, "a#at", 77, "c#at", 5, "poll.interval.ms", 1, "#odd", 1));
        assertThat(Validation.channels(asset, (name, s) -> s.integer("at", 0, 0, 9)))
                .extracting(Problem::key)
                .containsExactly("a#at", "b#at");
    }

    private static Candidate candidate(Map<String, Object> properties) {
        return new Candidate("me", "f", properties, pid -> pid.equals("plc") ? Optional.of(DRIVER) : Optional.empty());
    }
}
