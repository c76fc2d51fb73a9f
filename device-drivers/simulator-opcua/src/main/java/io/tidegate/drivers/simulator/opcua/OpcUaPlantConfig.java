// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator.opcua;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = OpcUaPlant.PID,
        name = "Demo plant by OPC UA",
        description = "Shows the simulated plant by an OPC UA server, beside its Modbus server.")
@interface OpcUaPlantConfig {

    @AttributeDefinition(
            name = "Host",
            description = "Address to listen on. It accepts every client: leave it on this machine.")
    String host() default OpcUaPlant.HOST;

    @AttributeDefinition(
            name = "Port",
            description =
                    "TCP port to listen on. 0 takes any free one; run/plant-opcua.port in the data folder tells which.",
            min = "0",
            max = "65535")
    int port() default OpcUaPlant.PORT;

    @AttributeDefinition(
            name = "User name",
            description = "Empty lets everybody in; else only this user.",
            required = false)
    String username() default "";

    @AttributeDefinition(
            name = "Password",
            description = "The password of the user.",
            type = AttributeType.PASSWORD,
            required = false)
    String password();
}
