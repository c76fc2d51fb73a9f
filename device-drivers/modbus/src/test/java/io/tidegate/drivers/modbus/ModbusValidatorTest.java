// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModbusValidatorTest {

    private static final String ASSET = "org.eclipse.kura.wire.WireAsset";

    private final ModbusValidator validator = new ModbusValidator();

    @Test
    void anAddressOutOfRangeIsRefusedByComponentKeyValueAndRange() {
        assertThat(asset(Map.of("driver.pid", "plc1", "level#memory.address", 70000)))
                .extracting(Problem::toString)
                .containsExactly(
                        "line1: level#memory.address = '70000' is not allowed: a whole number from 0 to 65535");
    }

    @Test
    void everyWrongChannelIsTold() {
        assertThat(asset(Map.of(
                        "driver.pid", "plc1",
                        "a#memory.address", 65535,
                        "a#data.type", "INT32",
                        "b#memory.address", 1,
                        "b#data.type", "WORD",
                        "c#memory.address", 1,
                        "c#primary.table", "INPUT_REGISTERS",
                        "c#+type", "READ_WRITE",
                        "d#memory.address", 1)))
                .extracting(Problem::key)
                .containsExactly("a#memory.address", "b#data.type", "c#+type");
    }

    @Test
    void assetsOfOtherDriversAreLeftAlone() {
        assertThat(asset(Map.of("driver.pid", "opc", "level#memory.address", 70000)))
                .isEmpty();
        assertThat(asset(Map.of("driver.pid", "none", "level#memory.address", 70000)))
                .isEmpty();
    }

    @Test
    void aDriversOwnFaultsAreTold() {
        assertThat(driver(Map.of("host", " "))).extracting(Problem::key).containsExactly("host");
        assertThat(driver(Map.of("port", 0)))
                .extracting(Problem::toString)
                .containsExactly("plc1: port = '0' is not allowed: a whole number from 1 to 65535");
        assertThat(driver(Map.of("reconnect.first.ms", 900)))
                .extracting(Problem::key)
                .containsExactly("reconnect.first.ms");
        assertThat(driver(Map.of("host", "10.0.0.5"))).isEmpty();
    }

    private List<Problem> asset(Map<String, Object> properties) {
        Map<String, Map<String, Object>> others = Map.of(
                "plc1", Map.of("service.factoryPid", ModbusDriver.PID),
                "opc", Map.of("service.factoryPid", "org.eclipse.kura.driver.opcua"));
        return validator.validate(
                new Candidate("line1", ASSET, properties, pid -> Optional.ofNullable(others.get(pid))));
    }

    private List<Problem> driver(Map<String, Object> properties) {
        return validator.validate(new Candidate("plc1", ModbusDriver.PID, properties, pid -> Optional.empty()));
    }
}
