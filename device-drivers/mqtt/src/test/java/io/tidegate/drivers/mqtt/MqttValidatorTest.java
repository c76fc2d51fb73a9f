// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MqttValidatorTest {

    private final MqttValidator validator = new MqttValidator();

    @Test
    void everyWrongChannelIsToldByKeyValueAndWhatIsAllowed() {
        assertThat(asset(Map.of(
                        "a#topic", "x/#/y",
                        "b#+value.type", "BOOLEAN",
                        "c#topic", "x/+",
                        "c#+type", "READ_WRITE",
                        "d#topic", "x",
                        "d#format", "TEXT",
                        "e#topic", "x",
                        "e#json.pointer", "/a",
                        "f#topic", "x",
                        "f#qos", 2)))
                .extracting(Problem::toString)
                .containsExactly(
                        "line1: a#topic = 'x/#/y' is not allowed: a topic of at most 65535 bytes, + alone in a level,"
                                + " # alone in the last one",
                        "line1: b#topic = '' is not allowed: a value is required",
                        "line1: c#write.topic = '' is not allowed: a topic of at most 65535 bytes without + and #,"
                                + " as topic has + or #",
                        "line1: d#format = 'TEXT' is not allowed: one of NUMBER, JSON, as the value type is INTEGER",
                        "line1: e#json.pointer = '/a' is not allowed: nothing, as format is NUMBER, not JSON",
                        "line1: f#qos = '2' is not allowed: a whole number from 0 to 1");
    }

    @Test
    void aPointerIsAPath() {
        assertThat(asset(Map.of("a#topic", "x", "a#format", "JSON", "a#json.pointer", "speed")))
                .extracting(Problem::allowed)
                .containsExactly("a path such as /motor/speed or /values/0");
        assertThat(asset(Map.of("a#topic", "x", "a#format", "JSON", "a#json.pointer", "/speed")))
                .isEmpty();
    }

    @Test
    void assetsOfOtherDriversAreLeftAlone() {
        assertThat(validator.validate(new Candidate(
                        "line1",
                        "org.eclipse.kura.wire.WireAsset",
                        Map.of("driver.pid", "plc1", "a#topic", "#/x"),
                        pid -> Optional.of(Map.of("service.factoryPid", "io.tidegate.drivers.modbus")))))
                .isEmpty();
    }

    @Test
    void aDriversOwnFaultsAreTold() {
        assertThat(driver(Map.of("broker-url", "tcp://h"))).containsExactly("broker-url");
        assertThat(driver(Map.of("broker-url", "mqtt://user:secret@h"))).containsExactly("broker-url");
        assertThat(driver(Map.of("broker-url", "mqtt://h/topic"))).containsExactly("broker-url");
        assertThat(driver(Map.of("reconnect.first.ms", 20_000))).containsExactly("reconnect.first.ms");
        assertThat(driver(Map.of("clean-session", false))).containsExactly("client-id");
        assertThat(driver(Map.of("clean-session", false, "client-id", "gw"))).isEmpty();
        assertThat(driver(Map.of("broker-url", "mqtts://h"))).isEmpty();
    }

    private List<Problem> asset(Map<String, Object> channels) {
        Map<String, Object> properties = new java.util.HashMap<>(channels);
        properties.put("driver.pid", "mqtt1");
        return validator.validate(new Candidate(
                "line1",
                "org.eclipse.kura.wire.WireAsset",
                properties,
                pid -> Optional.of(Map.of("service.factoryPid", MqttDriver.PID))));
    }

    private List<String> driver(Map<String, Object> properties) {
        return validator.validate(new Candidate("mqtt1", MqttDriver.PID, properties, pid -> Optional.empty())).stream()
                .map(Problem::key)
                .toList();
    }
}
