// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import io.tidegate.lib.settings.Settings;
import java.util.Arrays;

/** The configuration of a cloud endpoint. */
record EndpointSettings(
        String pid,
        String controlPrefix,
        PayloadEncoding encoding,
        boolean gzip,
        DisplayName displayName,
        String customName,
        boolean certificates,
        boolean defaultSubscriptions,
        boolean againOnPosition,
        boolean againOnModem,
        boolean againOnTamper) {

    static final String CONTROL_PREFIX = "$EDC";
    static final String SIMPLE_JSON = "simple-json";
    static final String KURA_PROTOBUF = "kura-protobuf";
    static final String DEVICE_NAME = "device-name";

    /** Where the name comes from that a birth certificate tells. */
    enum DisplayName {
        DEVICE_NAME("device-name"),
        HOSTNAME("hostname"),
        CUSTOM("custom"),
        SERVER("server");

        private final String key;

        DisplayName(String key) {
            this.key = key;
        }

        @Override
        public String toString() {
            return key;
        }
    }

    static EndpointSettings of(Settings settings) {
        String prefix = settings.text("topic.control-prefix", CONTROL_PREFIX).strip();
        if (!Topics.canPublish(prefix) || prefix.indexOf('/') >= 0) {
            throw settings.fault("topic.control-prefix", prefix, "one topic level without + and #");
        }
        String encoding = settings.text("payload.encoding", SIMPLE_JSON);
        return new EndpointSettings(
                settings.pid(),
                prefix,
                PayloadEncoding.of(encoding)
                        .orElseThrow(() -> settings.fault(
                                "payload.encoding",
                                encoding,
                                Settings.oneOf(Arrays.stream(PayloadEncoding.values())
                                        .map(PayloadEncoding::key)
                                        .toList()))),
                settings.flag("encode.gzip", true),
                displayName(settings),
                settings.text("device.custom-name", "").strip(),
                settings.flag("publish.life.cycle.certificates", true),
                settings.flag("enable.default.subscriptions", true),
                settings.flag("republish.mqtt.birth.cert.on.gps.lock", false),
                settings.flag("republish.mqtt.birth.cert.on.modem.detect", false),
                settings.flag("republish.mqtt.birth.cert.on.tamper.event", true));
    }

    private static DisplayName displayName(Settings settings) {
        String text = settings.text("device.display-name", DEVICE_NAME);
        return Arrays.stream(DisplayName.values())
                .filter(choice -> choice.key.equals(text))
                .findFirst()
                .orElseThrow(() -> settings.fault(
                        "device.display-name", text, Settings.oneOf(Arrays.asList(DisplayName.values()))));
    }
}
