// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = MqttDevice.PID,
        name = "MQTT device of the demo plant",
        description = "A device of the demo plant that publishes its values on an MQTT broker.")
@interface MqttDeviceConfig {

    @AttributeDefinition(name = "Broker URL", description = "Where the broker is: mqtt://host:port. It may come later.")
    String broker$_$url() default MqttDevice.URL;

    @AttributeDefinition(
            name = "Period (ms)",
            description = "How often the device publishes.",
            min = "10",
            max = "3600000")
    int period_ms() default MqttDevice.PERIOD;

    @AttributeDefinition(name = "Topic prefix", description = "What all topics of the device begin with.")
    String topic_prefix() default MqttDevice.PREFIX;
}
