// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.broker;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = EmbeddedBroker.PID,
        name = "Embedded MQTT broker",
        description = "A small MQTT 3.1.1 broker inside the gateway, for demos and for devices on this machine.")
@interface BrokerConfig {

    @AttributeDefinition(
            name = "Host",
            description =
                    "The loopback address to listen on. Other addresses are refused: clients are not authenticated.")
    String host() default "127.0.0.1";

    @AttributeDefinition(
            name = "Port",
            description = "The TCP port to listen on; 0 takes any free one.",
            min = "0",
            max = "65535")
    int port() default 1883;

    @AttributeDefinition(
            name = "Largest message",
            description = "The largest MQTT message in bytes; a client that sends a larger one is disconnected.",
            min = "1024",
            max = "268435455")
    int max_message_bytes() default 1048576;
}
