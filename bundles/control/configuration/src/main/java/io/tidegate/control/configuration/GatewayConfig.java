// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = GatewayVariables.PID,
        pid = GatewayVariables.PID,
        name = "This gateway",
        description = "What tells this gateway from others: its id, its environment, and any other key as a variable;"
                + " configurations refer to each as $[gateway:key].")
@interface GatewayConfig {

    @AttributeDefinition(
            name = "Id",
            description = "The gateway's name, $[gateway:id]. Empty: what it was started with, else the host's name.",
            required = false,
            max = "255")
    String id() default "";

    @AttributeDefinition(
            name = "Environment",
            description =
                    "Which overlay of the configuration files counts, such as dev, test or production. Empty: what"
                            + " the gateway was started with, else production.",
            required = false,
            max = "40")
    String environment() default "";
}
