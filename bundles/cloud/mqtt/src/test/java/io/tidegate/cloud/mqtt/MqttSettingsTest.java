// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.lib.settings.Settings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MqttSettingsTest {

    private static MqttSettings settings(Map<String, ?> properties) {
        return MqttSettings.of(new Settings("mqtt", properties));
    }

    @Test
    void defaultsWorkWithTheEmbeddedBroker() {
        MqttSettings settings = settings(Map.of());

        assertThat(settings.pahoUrl()).isEqualTo("gated+tcp://127.0.0.1:1883#4194304");
        assertThat(settings.cleanSession()).isTrue();
        assertThat(settings.clientId()).isNotBlank().doesNotContain("/", "#", "+", ".");
        assertThat(settings.mostInFlight()).isEqualTo(1000);
        assertThat(settings.lastWill()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "mqtt://h, tcp://h:1883",
        "mqtt://h:1/, tcp://h:1",
        "mqtts://h, ssl://h:8883",
        "ws://h/mqtt, ws://h:80/mqtt",
        "wss://h:8443/mqtt, wss://h:8443/mqtt"
    })
    void urlsAreWrittenAsPahoWantsThem(String url, String expected) {
        assertThat(settings(Map.of("broker-url", url)).pahoUrl()).isEqualTo("gated+" + expected + "#4194304");
    }

    @Test
    void emptyAccountLeavesItsLevelOut() {
        MqttSettings settings = settings(Map.of("client-id", "gw/1.a"));

        assertThat(settings.topic("#account-name/#client-id/W1/A1")).isEqualTo("gw-1-a/W1/A1");
        assertThat(settings.topic("$EDC/#account-name/#client-id/MQTT/LWT")).isEqualTo("$EDC/gw-1-a/MQTT/LWT");
        assertThat(settings(Map.of("topic.context.account-name", "acme", "client-id", "g"))
                        .topic("#account-name/#client-id/#"))
                .isEqualTo("acme/g/#");
    }

    @ParameterizedTest
    @CsvSource({
        "broker-url, htp:/nowhere, a URL mqtt://host:port",
        "broker-url, mqtt://h:70000, a URL mqtt://host:port",
        "protocol-version, 5, from 3 to 4",
        "lwt.qos, 3, from 0 to 2",
        "in-flight.max, 0, from 1 to 65535",
        "lwt.topic, a/#, without wildcards",
        "topic.context.account-name, a+b, without # and +"
    })
    void wrongValuesAreRefusedBeforeTheyAreApplied(String key, String value, String allowed) {
        assertThat(new MqttTransportValidator()
                        .validate(new Candidate(
                                "north", MqttTransportConfig.PID, Map.of(key, value), pid -> Optional.empty())))
                .singleElement()
                .asString()
                .startsWith("north: " + key + " = '" + value + "' is not allowed: ")
                .contains(allowed);
    }

    @Test
    void goodValuesAreNoProblem() {
        assertThat(new MqttTransportValidator()
                        .validate(new Candidate(
                                "north",
                                MqttTransportConfig.PID,
                                Map.of("broker-url", "mqtts://h"),
                                pid -> Optional.empty())))
                .isEmpty();
    }
}
