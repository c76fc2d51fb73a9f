// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.wires;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = EnvelopeLogger.PID,
        name = "Logger",
        description = "Writes what arrives into the gateway's log.")
@interface LoggerConfig {

    @AttributeDefinition(
            name = "Verbosity",
            description = "That an envelope arrived and from whom, or all its values too.",
            options = {
                @Option(label = "Arrivals only", value = "QUIET"),
                @Option(label = "With all values", value = "VERBOSE")
            })
    String log_verbosity() default "QUIET";
}
