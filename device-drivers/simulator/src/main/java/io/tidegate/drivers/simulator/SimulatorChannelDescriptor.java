// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import java.util.List;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Toption;
import org.eclipse.kura.core.configuration.metatype.Tscalar;
import org.eclipse.kura.driver.ChannelDescriptor;

/** What a form must ask for a simulated channel: one attribute per key. */
final class SimulatorChannelDescriptor implements ChannelDescriptor {

    @Override
    public Object getDescriptor() {
        Tad signal = attribute(
                SimulatedChannel.SIGNAL,
                "Signal",
                "The course of the value. COUNTER goes up by one per period, MEMORY holds what was written last.",
                Tscalar.STRING,
                Signal.SINE.name());
        for (Signal choice : Signal.values()) {
            Toption option = new Toption();
            option.setLabel(choice.name());
            option.setValue(choice.name());
            signal.setOption(option);
        }
        return List.of(
                signal,
                attribute(
                        SimulatedChannel.PERIOD,
                        "Period (ms)",
                        "How long one turn of SINE, RAMP, SQUARE or COUNTER takes.",
                        Tscalar.LONG,
                        Long.toString(SimulatedChannel.PERIOD_MS)),
                attribute(
                        SimulatedChannel.AMPLITUDE,
                        "Amplitude",
                        "How far the value swings to either side of the offset.",
                        Tscalar.DOUBLE,
                        "1"),
                attribute(SimulatedChannel.OFFSET, "Offset", "The middle of the swing.", Tscalar.DOUBLE, "0"),
                attribute(
                        SimulatedChannel.CELL,
                        "Cell",
                        "What MEMORY and RANDOM_WALK remember the value by; empty means the channel's name.",
                        Tscalar.STRING,
                        ""),
                attribute(
                        SimulatedChannel.FAIL_EVERY,
                        "Fail every",
                        "Every so many-th read fails. 0 means never.",
                        Tscalar.INTEGER,
                        "0"),
                attribute(
                        SimulatedChannel.LISTEN_INTERVAL,
                        "Listen interval (ms)",
                        "How often a listener is called.",
                        Tscalar.LONG,
                        Long.toString(SimulatedChannel.LISTEN_INTERVAL_MS)));
    }

    private static Tad attribute(String key, String name, String description, Tscalar type, String fallback) {
        Tad tad = new Tad();
        tad.setId(key);
        tad.setName(name);
        tad.setDescription(description);
        tad.setType(type);
        tad.setDefault(fallback);
        tad.setCardinality(0);
        tad.setRequired(false);
        return tad;
    }
}
