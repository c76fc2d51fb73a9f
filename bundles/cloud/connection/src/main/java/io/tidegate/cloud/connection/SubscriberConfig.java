// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = SubscriberConfig.PID,
        name = "Cloud subscriber",
        description = "Receives the messages of a topic from a cloud endpoint.")
@interface SubscriberConfig {

    String PID = "org.eclipse.kura.cloud.subscriber.CloudSubscriber";

    @AttributeDefinition(name = "Cloud endpoint", description = "The kura.service.pid of the cloud endpoint.")
    String cloud_endpoint_service_pid() default EndpointConfig.PID;

    @AttributeDefinition(name = "Application id", description = "The topic level before the application topic.")
    String appId() default SubscriberSettings.APP_ID;

    @AttributeDefinition(
            name = "Application topic",
            description = "The end of the topic; + stands for one level, # for all that follow.")
    String app_topic() default SubscriberSettings.APP_TOPIC;

    @AttributeDefinition(
            name = "QoS",
            description = "The highest QoS at which the broker delivers.",
            min = "0",
            max = "2")
    int qos() default 1;

    @AttributeDefinition(
            name = "Message type",
            description = "Control messages have the control topic prefix.",
            options = {@Option(label = "data", value = "data"), @Option(label = "control", value = "control")})
    String message_type() default "data";
}
