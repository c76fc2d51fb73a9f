// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.modbus;

import io.tidegate.lib.settings.Settings;
import java.time.Duration;

/** A driver's checked configuration. {@code name} is its {@code kura.service.pid} and begins every message. */
record Device(
        String name,
        String host,
        int port,
        Duration requestTimeout,
        Duration connectTimeout,
        Duration reconnectFirst,
        Duration reconnectLongest,
        int maxRegisters,
        int maxGap) {

    static final String HOST = "127.0.0.1";
    static final int PORT = 502;
    static final int REQUEST_TIMEOUT = 2000;
    static final int CONNECT_TIMEOUT = 2000;
    static final int RECONNECT_FIRST = 100;
    static final int RECONNECT_LONGEST = 500;
    static final int MAX_REGISTERS = 125;
    static final int MAX_GAP = 8;

    private static final Duration LEAST = Duration.ofMillis(10);

    /** @throws io.tidegate.lib.settings.SettingFault naming key, value and range of what is not allowed */
    static Device of(Settings settings) {
        String host = settings.text("host", HOST).strip();
        if (host.isEmpty()) {
            throw settings.fault("host", host, "a host name or an IP address");
        }
        Duration longest = millis(settings, "reconnect.longest.ms", RECONNECT_LONGEST, 600_000);
        Duration first = millis(settings, "reconnect.first.ms", RECONNECT_FIRST, 60_000);
        if (first.compareTo(longest) > 0) {
            throw settings.fault(
                    "reconnect.first.ms",
                    first.toMillis(),
                    "at most reconnect.longest.ms, which is " + longest.toMillis());
        }
        return new Device(
                settings.pid(),
                host,
                settings.integer("port", PORT, 1, 65535),
                millis(settings, "request.timeout.ms", REQUEST_TIMEOUT, 10_000),
                millis(settings, "connect.timeout.ms", CONNECT_TIMEOUT, 10_000),
                first,
                longest,
                settings.integer("max.registers.per.request", MAX_REGISTERS, 4, 125),
                settings.integer("max.gap", MAX_GAP, 0, 124));
    }

    /** {@code host:port} */
    String address() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    private static Duration millis(Settings settings, String key, int fallback, int most) {
        return settings.millis(key, Duration.ofMillis(fallback), LEAST, Duration.ofMillis(most));
    }
}
