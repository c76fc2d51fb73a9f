// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = EndpointConfig.PID,
        name = "Cloud endpoint",
        description = "Turns messages into topics and payloads, and gives arriving messages to their subscribers.")
@interface EndpointConfig {

    String PID = "org.eclipse.kura.cloud.CloudService";

    @AttributeDefinition(
            name = "Control topic prefix",
            description = "The first level of the topics of control messages.")
    String topic_control$_$prefix() default EndpointSettings.CONTROL_PREFIX;

    @AttributeDefinition(
            name = "Payload encoding",
            description = "How payloads are written and read.",
            options = @Option(label = "Simple JSON", value = EndpointSettings.SIMPLE_JSON))
    String payload_encoding() default EndpointSettings.SIMPLE_JSON;

    @AttributeDefinition(name = "Data service", description = "Target filter of the data service to publish through.")
    String DataService_target() default "(kura.service.pid=org.eclipse.kura.data.DataService)";
}
