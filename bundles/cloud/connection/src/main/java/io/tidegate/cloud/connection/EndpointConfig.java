// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = EndpointConfig.PID,
        name = "Cloud endpoint",
        description = "Turns messages into topics and payloads, gives arriving messages to their subscribers and"
                + " requests to their handlers.")
@interface EndpointConfig {

    String PID = "org.eclipse.kura.cloud.CloudService";

    @AttributeDefinition(
            name = "Display name",
            description = "Where the name comes from that the cloud shows for this gateway.",
            options = {
                @Option(label = "Name of the device", value = EndpointSettings.DEVICE_NAME),
                @Option(label = "Host name", value = "hostname"),
                @Option(label = "Custom", value = "custom"),
                @Option(label = "Given by the server", value = "server")
            })
    String device_display$_$name() default EndpointSettings.DEVICE_NAME;

    @AttributeDefinition(
            name = "Custom name",
            description = "The name that the cloud shows if the display name is custom.",
            required = false)
    String device_custom$_$name() default "";

    @AttributeDefinition(
            name = "Control topic prefix",
            description = "The first level of the topics of control messages.")
    String topic_control$_$prefix() default EndpointSettings.CONTROL_PREFIX;

    @AttributeDefinition(
            name = "Payload encoding",
            description = "How payloads are written and read.",
            options = {
                @Option(label = "Kura Protobuf", value = EndpointSettings.KURA_PROTOBUF),
                @Option(label = "Simple JSON", value = EndpointSettings.SIMPLE_JSON)
            })
    String payload_encoding() default EndpointSettings.SIMPLE_JSON;

    @AttributeDefinition(
            name = "Compress",
            description = "Whether Protobuf payloads are compressed with gzip; JSON never is.")
    boolean encode_gzip() default true;

    @AttributeDefinition(
            name = "Life-cycle certificates",
            description = "Whether the cloud is told when the gateway connects and leaves, and which applications it"
                    + " has. Switch it off for a broker that refuses control topics.")
    boolean publish_life_cycle_certificates() default true;

    @AttributeDefinition(
            name = "Default subscription",
            description = "Whether the gateway subscribes to its control topics. Without it the gateway cannot be"
                    + " managed from the cloud.")
    boolean enable_default_subscriptions() default true;

    @AttributeDefinition(
            name = "Birth again on position lock",
            description = "Whether the birth certificate is sent again when the position becomes known.")
    boolean republish_mqtt_birth_cert_on_gps_lock() default false;

    @AttributeDefinition(
            name = "Birth again on modem",
            description = "Whether the birth certificate is sent again when a modem is ready.")
    boolean republish_mqtt_birth_cert_on_modem_detect() default false;

    @AttributeDefinition(
            name = "Birth again on tampering",
            description = "Whether the birth certificate is sent again when the device is tampered with or the alarm is"
                    + " reset.")
    boolean republish_mqtt_birth_cert_on_tamper_event() default true;

    @AttributeDefinition(name = "Data service", description = "Target filter of the data service to publish through.")
    String DataService_target() default "(kura.service.pid=org.eclipse.kura.data.DataService)";
}
