// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import io.tidegate.lib.settings.Settings;
import java.time.Duration;

/** A channel's address in the simulator: its checked configuration. */
record SimulatedChannel(Signal signal, Duration period, double amplitude, double offset, String cell, int failEvery) {

    static final String SIGNAL = "signal";
    static final String PERIOD = "period.ms";
    static final String AMPLITUDE = "amplitude";
    static final String OFFSET = "offset";
    static final String CELL = "cell";
    static final String FAIL_EVERY = "fail.every";
    static final String LISTEN_INTERVAL = "listen.interval.ms";

    static final long PERIOD_MS = 10_000;
    static final long LISTEN_INTERVAL_MS = 1000;

    private static final double LARGEST = 1e12;
    private static final Duration DAY = Duration.ofDays(1);

    /** @throws io.tidegate.lib.settings.SettingFault naming key, value and what is allowed */
    static SimulatedChannel of(Settings settings, String channelName) {
        String cell = settings.text(CELL, "").strip();
        listenInterval(settings);
        return new SimulatedChannel(
                settings.choice(SIGNAL, Signal.class, Signal.SINE),
                settings.millis(PERIOD, Duration.ofMillis(PERIOD_MS), Duration.ofMillis(1), DAY),
                settings.decimal(AMPLITUDE, 1, -LARGEST, LARGEST),
                settings.decimal(OFFSET, 0, -LARGEST, LARGEST),
                cell.isEmpty() ? channelName : cell,
                settings.integer(FAIL_EVERY, 0, 0, Integer.MAX_VALUE));
    }

    static Duration listenInterval(Settings settings) {
        return settings.millis(LISTEN_INTERVAL, Duration.ofMillis(LISTEN_INTERVAL_MS), Duration.ofMillis(10), DAY);
    }

    double at(Duration sinceStart) {
        return offset
                + (signal == Signal.COUNTER ? 1 : amplitude)
                        * signal.at((double) sinceStart.toNanos() / period.toNanos());
    }
}
