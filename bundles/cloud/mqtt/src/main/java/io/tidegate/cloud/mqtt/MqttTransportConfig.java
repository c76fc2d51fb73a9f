// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.mqtt;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The settings of one connection to an MQTT broker; the names are Kura's. */
@ObjectClassDefinition(
        id = MqttTransportConfig.PID,
        name = "MQTT transport",
        description = "One connection to an MQTT broker. When it connects is decided by the data service above it.")
@interface MqttTransportConfig {

    String PID = "org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport";
    String BROKER_URL = "broker-url";
    String ACCOUNT = "topic.context.account-name";
    String USERNAME = "username";
    String PASSWORD = "password";
    String CLIENT_ID = "client-id";
    String KEEP_ALIVE = "keep-alive";
    String TIMEOUT = "timeout";
    String CLEAN_SESSION = "clean-session";
    String LWT_TOPIC = "lwt.topic";
    String LWT_PAYLOAD = "lwt.payload";
    String LWT_QOS = "lwt.qos";
    String LWT_RETAIN = "lwt.retain";
    String PROTOCOL_VERSION = "protocol-version";
    String MOST_IN_FLIGHT = "in-flight.max";

    String DEFAULT_BROKER_URL = "mqtt://127.0.0.1:1883";
    String DEFAULT_LWT_TOPIC = "$EDC/#account-name/#client-id/MQTT/LWT";

    @AttributeDefinition(
            name = "Broker URL",
            description =
                    "Where the broker is: mqtt://host:port, mqtts://host:port with TLS, ws://host:port/path or wss://host:port/path.")
    String broker$_$url() default DEFAULT_BROKER_URL;

    @AttributeDefinition(
            name = "Account",
            description = "The first level of topics, for #account-name. Empty leaves the level out.",
            required = false)
    String topic_context_account$_$name() default "";

    @AttributeDefinition(name = "User name", description = "Empty connects without a user name.", required = false)
    String username() default "";

    @AttributeDefinition(
            name = "Password",
            description = "The password of the user.",
            type = AttributeType.PASSWORD,
            required = false)
    String password();

    @AttributeDefinition(
            name = "Client id",
            description =
                    "What the broker knows the gateway by, and the second level of topics, for #client-id. Empty takes the address of the network card. The characters / # + . become -.",
            required = false)
    String client$_$id() default "";

    @AttributeDefinition(
            name = "Keep alive (s)",
            description = "Seconds without traffic after which the connection is probed; 0 never probes.",
            min = "0",
            max = "65535")
    int keep$_$alive() default 30;

    @AttributeDefinition(
            name = "Time-out (s)",
            description = "Seconds to wait for the broker's answer to connecting and subscribing.",
            min = "1",
            max = "300")
    int timeout() default 10;

    @AttributeDefinition(
            name = "Clean session",
            description =
                    "Whether the broker forgets subscriptions and messages for this gateway when the connection ends.")
    boolean clean$_$session() default true;

    @AttributeDefinition(
            name = "Last will topic",
            description = "Where the broker publishes the last will when the connection breaks. Empty: no last will.",
            required = false)
    String lwt_topic() default DEFAULT_LWT_TOPIC;

    @AttributeDefinition(name = "Last will payload", description = "Its text.", required = false)
    String lwt_payload() default "";

    @AttributeDefinition(
            name = "Last will QoS",
            description = "Its quality of service.",
            options = {
                @Option(label = "0", value = "0"),
                @Option(label = "1", value = "1"),
                @Option(label = "2", value = "2")
            })
    int lwt_qos() default 0;

    @AttributeDefinition(name = "Last will retained", description = "Whether the broker keeps it.")
    boolean lwt_retain() default false;

    @AttributeDefinition(
            name = "MQTT version",
            description = "The version of the protocol.",
            options = {@Option(label = "3.1", value = "3"), @Option(label = "3.1.1", value = "4")})
    int protocol$_$version() default 4;

    @AttributeDefinition(
            name = "Most messages in flight",
            description = "How many messages may wait for the broker's acknowledgement at once.",
            min = "1",
            max = "65535")
    int in$_$flight_max() default 1000;
}
