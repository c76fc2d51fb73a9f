// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = PlantServer.PID,
        name = "Demo plant",
        description = "A simulated plant behind a Modbus TCP server: a pump that fills a tank, and a furnace.")
@interface PlantConfig {

    @AttributeDefinition(
            name = "Host",
            description = "Address to listen on. The plant knows no access control: leave it on this machine.")
    String host() default PlantServer.HOST;

    @AttributeDefinition(
            name = "Port",
            description = "TCP port to listen on. 0 takes any free one; run/plant.port in the data folder tells which.",
            min = "0",
            max = "65535")
    int port() default PlantServer.PORT;
}
