// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = ModbusDriver.PID,
        name = "Modbus TCP driver",
        description = "Reads and writes one Modbus TCP device, or the devices behind one gateway, over one connection.")
@interface ModbusConfig {

    @AttributeDefinition(name = "Host", description = "Name or IP address of the device.")
    String host() default Device.HOST;

    @AttributeDefinition(name = "Port", description = "TCP port of the device.", min = "1", max = "65535")
    int port() default Device.PORT;

    @AttributeDefinition(
            name = "Request time-out (ms)",
            description = "How long one request may take until its complete response is there.",
            min = "10",
            max = "10000")
    int request_timeout_ms() default Device.REQUEST_TIMEOUT;

    @AttributeDefinition(
            name = "Connect time-out (ms)",
            description = "How long opening the connection may take.",
            min = "10",
            max = "10000")
    int connect_timeout_ms() default Device.CONNECT_TIMEOUT;

    @AttributeDefinition(
            name = "First reconnect delay (ms)",
            description = "Wait after the first failed attempt to connect; doubled after each further one.",
            min = "10",
            max = "60000")
    int reconnect_first_ms() default Device.RECONNECT_FIRST;

    @AttributeDefinition(
            name = "Longest reconnect delay (ms)",
            description = "The wait between two attempts to connect is never longer than this.",
            min = "10",
            max = "600000")
    int reconnect_longest_ms() default Device.RECONNECT_LONGEST;

    @AttributeDefinition(
            name = "Registers per request",
            description = "The most registers that one request reads. Lower it for devices that allow fewer than 125.",
            min = "4",
            max = "125")
    int max_registers_per_request() default Device.MAX_REGISTERS;

    @AttributeDefinition(
            name = "Largest gap",
            description = "Channels are read by one request if at most this many unused registers, coils or inputs lie"
                    + " between them. 0 merges adjacent ones only.",
            min = "0",
            max = "124")
    int max_gap() default Device.MAX_GAP;
}
