// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = PublisherConfig.PID,
        name = "Cloud publisher",
        description = "Publishes messages to one topic of a cloud endpoint.")
@interface PublisherConfig {

    String PID = "org.eclipse.kura.cloud.publisher.CloudPublisher";

    @AttributeDefinition(name = "Cloud endpoint", description = "The kura.service.pid of the cloud endpoint.")
    String cloud_endpoint_service_pid() default EndpointConfig.PID;

    @AttributeDefinition(name = "Application id", description = "The topic level before the application topic.")
    String appId() default PublisherSettings.APP_ID;

    @AttributeDefinition(
            name = "Application topic",
            description = "The end of the topic; $name stands for the message property of that name.")
    String app_topic() default PublisherSettings.APP_TOPIC;

    @AttributeDefinition(
            name = "QoS",
            description = "0: at most once, 1: at least once, 2: exactly once between gateway and broker.",
            min = "0",
            max = "2")
    int qos() default 1;

    @AttributeDefinition(
            name = "Retain",
            description = "Whether the broker keeps the last message for later subscribers.")
    boolean retain() default false;

    @AttributeDefinition(
            name = "Message type",
            description = "Control messages have the control topic prefix.",
            options = {@Option(label = "data", value = "data"), @Option(label = "control", value = "control")})
    String message_type() default "data";

    @AttributeDefinition(
            name = "Priority",
            description =
                    "Messages with a lower number are sent first; 0 and 1 are accepted even when the store is full.",
            min = "0",
            max = "32767")
    int priority() default PublisherSettings.PRIORITY;
}
