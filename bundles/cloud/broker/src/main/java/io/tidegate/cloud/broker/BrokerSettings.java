// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.broker;

import io.tidegate.lib.settings.Settings;
import java.util.List;
import java.util.Map;

/** The checked configuration. */
record BrokerSettings(String host, int port, int mostBytes) {

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1", "localhost");

    static BrokerSettings of(Map<String, ?> properties) {
        Settings settings = new Settings(EmbeddedBroker.PID, properties);
        String host = settings.text("host", "127.0.0.1");
        if (!LOOPBACK.contains(host)) {
            throw settings.fault("host", host, Settings.oneOf(LOOPBACK) + ", as clients are not authenticated");
        }
        return new BrokerSettings(
                host,
                settings.integer("port", 1883, 0, 65535),
                settings.integer("max.message.bytes", 1048576, 1024, 268435455));
    }
}
