// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

/** The course of a made-up value. */
enum Signal {
    SINE,
    RAMP,
    SQUARE,
    RANDOM_WALK,
    COUNTER,
    CONSTANT,
    MEMORY;

    /** Whether its value depends on what was read or written before, not on the time alone. */
    boolean remembers() {
        return this == RANDOM_WALK || this == MEMORY;
    }

    /** @param periods the time since the driver's start, in periods of the channel */
    double at(double periods) {
        double phase = periods - Math.floor(periods);
        return switch (this) {
            case SINE -> Math.sin(2 * Math.PI * phase);
            case RAMP -> phase;
            case SQUARE -> phase < 0.5 ? 1 : -1;
            case COUNTER -> Math.floor(periods);
            case CONSTANT, RANDOM_WALK, MEMORY -> 0;
        };
    }
}
