// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = MqttDriver.PID,
        name = "MQTT driver",
        description = "Takes and gives the values of devices that publish on a broker in the plant.")
@interface MqttConfig {

    @AttributeDefinition(
            name = "Broker URL",
            description = "Where the broker is: mqtt://host:port, or mqtts://host:port with TLS.")
    String broker$_$url() default Broker.URL;

    @AttributeDefinition(
            name = "Client id",
            description =
                    "What the broker knows this driver by; no two clients may share one. Empty makes one up at each start.",
            required = false)
    String client$_$id() default "";

    @AttributeDefinition(name = "User name", description = "Empty connects without a user name.", required = false)
    String username() default "";

    @AttributeDefinition(
            name = "Password",
            description = "The password of the user.",
            type = AttributeType.PASSWORD,
            required = false)
    String password();

    @AttributeDefinition(
            name = "Clean session",
            description =
                    "Whether the broker forgets this driver when the connection ends. If not, it keeps messages of QoS 1 for it; that needs a client id.")
    boolean clean$_$session() default true;

    @AttributeDefinition(
            name = "Keep alive (s)",
            description = "Seconds without traffic after which the connection is probed.",
            min = "1",
            max = "3600")
    int keep$_$alive() default Broker.KEEP_ALIVE;

    @AttributeDefinition(
            name = "Connect time-out (ms)",
            description = "How long connecting may take until the broker has agreed.",
            min = "10",
            max = "60000")
    int connect_timeout_ms() default Broker.CONNECT_TIMEOUT;

    @AttributeDefinition(
            name = "Request time-out (ms)",
            description = "How long the broker may take to acknowledge a subscription or a message.",
            min = "10",
            max = "10000")
    int request_timeout_ms() default Broker.REQUEST_TIMEOUT;

    @AttributeDefinition(
            name = "First reconnect delay (ms)",
            description = "Wait after the first failed attempt to connect; doubled after each further one.",
            min = "10",
            max = "60000")
    int reconnect_first_ms() default Broker.RECONNECT_FIRST;

    @AttributeDefinition(
            name = "Longest reconnect delay (ms)",
            description = "The wait between two attempts to connect is never longer than this.",
            min = "10",
            max = "600000")
    int reconnect_longest_ms() default Broker.RECONNECT_LONGEST;
}
