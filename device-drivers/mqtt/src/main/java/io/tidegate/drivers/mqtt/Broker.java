// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import io.tidegate.lib.mqtt.GatedNetworkModuleFactory;
import io.tidegate.lib.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A driver's checked configuration. {@code name} is its {@code kura.service.pid} and begins every message.
 *
 * @param url as configured, with its port
 * @param username empty for none
 * @param encryptedPassword empty for none
 */
record Broker(
        String name,
        URI url,
        String clientId,
        String username,
        String encryptedPassword,
        boolean cleanSession,
        Duration keepAlive,
        Duration connectTimeout,
        Duration requestTimeout,
        Duration reconnectFirst,
        Duration reconnectLongest) {

    static final String URL_KEY = "broker-url";
    static final String CLIENT_ID_KEY = "client-id";
    static final String CLEAN_SESSION_KEY = "clean-session";

    static final String URL = "mqtt://127.0.0.1:1883";
    static final int KEEP_ALIVE = 30;
    static final int CONNECT_TIMEOUT = 5000;
    static final int REQUEST_TIMEOUT = 2000;
    static final int RECONNECT_FIRST = 500;
    static final int RECONNECT_LONGEST = 10_000;

    private static final Duration LEAST = Duration.ofMillis(10);

    /** @throws io.tidegate.lib.settings.SettingFault naming key, value and range of what is not allowed */
    static Broker of(Settings settings) {
        boolean cleanSession = settings.flag(CLEAN_SESSION_KEY, true);
        Duration longest = millis(settings, "reconnect.longest.ms", RECONNECT_LONGEST, 600_000);
        Duration first = millis(settings, "reconnect.first.ms", RECONNECT_FIRST, 60_000);
        if (first.compareTo(longest) > 0) {
            throw settings.fault(
                    "reconnect.first.ms",
                    first.toMillis(),
                    "at most reconnect.longest.ms, which is " + longest.toMillis());
        }
        return new Broker(
                settings.pid(),
                url(settings),
                clientId(settings, cleanSession),
                settings.text("username", "").strip(),
                settings.text("password", ""),
                cleanSession,
                Duration.ofSeconds(settings.integer("keep-alive", KEEP_ALIVE, 1, 3600)),
                millis(settings, "connect.timeout.ms", CONNECT_TIMEOUT, 60_000),
                millis(settings, "request.timeout.ms", REQUEST_TIMEOUT, 10_000),
                first,
                longest);
    }

    boolean encrypted() {
        return url.getScheme().equals("mqtts");
    }

    /** The address as Paho writes it. */
    String pahoUrl() {
        String plain = (encrypted() ? "ssl" : "tcp") + "://" + url.getHost() + ":" + url.getPort();
        return GatedNetworkModuleFactory.url(plain, Message.LARGEST);
    }

    private static URI url(Settings settings) {
        URI url = settings.uri(URL_KEY, URL, List.of("mqtt", "mqtts"));
        if (url.getUserInfo() != null) {
            throw settings.fault(
                    URL_KEY, url.getScheme() + "://...@" + url.getHost(), "a URL without user and password");
        }
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        if (!path.isEmpty() && !path.equals("/")) {
            throw settings.fault(URL_KEY, url, "a URL without a path: topics belong to the channels");
        }
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        int port = url.getPort() != -1 ? url.getPort() : scheme.equals("mqtts") ? 8883 : 1883;
        return URI.create(scheme + "://" + url.getHost() + ":" + port);
    }

    /** A generated one is new each time, so that two gateways, or two versions of a bundle, don't push each other out. */
    private static String clientId(Settings settings, boolean cleanSession) {
        String id = settings.text(CLIENT_ID_KEY, "").strip();
        if (!id.isEmpty()) {
            return id;
        }
        if (!cleanSession) {
            throw settings.fault(
                    CLIENT_ID_KEY, id, "a name that the broker knows the session by, as clean-session is false");
        }
        return settings.pid() + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static Duration millis(Settings settings, String key, int fallback, int most) {
        return settings.millis(key, Duration.ofMillis(fallback), LEAST, Duration.ofMillis(most));
    }
}
