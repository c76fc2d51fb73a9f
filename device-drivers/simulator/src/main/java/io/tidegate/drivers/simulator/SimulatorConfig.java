// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = SimulatorDriver.PID,
        name = "Simulator driver",
        description =
                "Makes up values: signals to look at, memory cells to write, faults on demand. No device is needed.")
@interface SimulatorConfig {

    @AttributeDefinition(
            name = "Read delay (ms)",
            description = "Each read takes so long, as with a slow device.",
            min = "0",
            max = "10000")
    int read_delay_ms() default 0;

    @AttributeDefinition(
            name = "Lose every",
            description = "Every so many-th read finds no device. 0 means never.",
            min = "0")
    int lose_every() default 0;
}
