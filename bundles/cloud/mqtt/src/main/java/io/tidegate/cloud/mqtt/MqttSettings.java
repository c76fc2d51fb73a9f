// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.mqtt;

import io.tidegate.lib.mqtt.GatedNetworkModuleFactory;
import io.tidegate.lib.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The configuration of one connection, checked.
 *
 * @param pid the component's name, for messages
 * @param url as configured, with its port
 * @param encryptedPassword empty for none
 * @param clientId without the characters that a topic level cannot hold
 * @param lastWill empty for none
 */
record MqttSettings(
        String pid,
        URI url,
        String account,
        String username,
        String encryptedPassword,
        String clientId,
        Duration keepAlive,
        Duration timeout,
        boolean cleanSession,
        Optional<LastWill> lastWill,
        int protocolVersion,
        int mostInFlight) {

    /** In bytes, of what comes in: Paho holds ten messages that wait to be taken, and the gateway has to get by with 128 MB. */
    static final int LARGEST_MESSAGE = 4 << 20;

    private static final String ACCOUNT_TOKEN = "#account-name";
    private static final String CLIENT_TOKEN = "#client-id";

    /** What the broker publishes when the connection breaks; the topic still has its tokens. */
    record LastWill(String topic, String payload, int qos, boolean retain) {}

    /**
     * Reads and checks.
     *
     * @throws io.tidegate.lib.settings.SettingFault for the first value that is not allowed
     */
    static MqttSettings of(Settings settings) {
        String account = settings.text(MqttTransportConfig.ACCOUNT, "").strip();
        if (account.matches(".*[#+].*")) {
            throw settings.fault(MqttTransportConfig.ACCOUNT, account, "a topic level without # and +");
        }
        String clientId = settings.text(MqttTransportConfig.CLIENT_ID, "").strip();
        return new MqttSettings(
                settings.pid(),
                url(settings),
                account,
                settings.text(MqttTransportConfig.USERNAME, "").strip(),
                settings.text(MqttTransportConfig.PASSWORD, ""),
                (clientId.isEmpty() ? GatewayName.get() : clientId).replaceAll("[/#+.]", "-"),
                Duration.ofSeconds(settings.integer(MqttTransportConfig.KEEP_ALIVE, 30, 0, 65_535)),
                Duration.ofSeconds(settings.integer(MqttTransportConfig.TIMEOUT, 10, 1, 300)),
                settings.flag(MqttTransportConfig.CLEAN_SESSION, true),
                lastWill(settings),
                settings.integer(MqttTransportConfig.PROTOCOL_VERSION, 4, 3, 4),
                settings.integer(MqttTransportConfig.MOST_IN_FLIGHT, 1000, 1, 65_535));
    }

    private static URI url(Settings settings) {
        String key = MqttTransportConfig.BROKER_URL;
        String fallback = MqttTransportConfig.DEFAULT_BROKER_URL;
        URI url = settings.uri(key, fallback, List.of("mqtt", "mqtts", "ws", "wss"));
        if (url.getUserInfo() != null) {
            throw settings.fault(key, url.getScheme() + "://...@" + url.getHost(), "a URL without user and password");
        }
        int port = url.getPort() != -1
                ? url.getPort()
                : switch (url.getScheme()) {
                    case "mqtts" -> 8883;
                    case "ws" -> 80;
                    case "wss" -> 443;
                    default -> 1883;
                };
        String path = url.getRawPath() == null || url.getRawPath().equals("/") ? "" : url.getRawPath();
        return URI.create(url.getScheme() + "://" + url.getHost() + ":" + port + path);
    }

    private static Optional<LastWill> lastWill(Settings settings) {
        String key = MqttTransportConfig.LWT_TOPIC;
        String topic = settings.text(key, MqttTransportConfig.DEFAULT_LWT_TOPIC).strip();
        if (topic.isEmpty()) {
            return Optional.empty();
        }
        if (topic.replace(ACCOUNT_TOKEN, "").replace(CLIENT_TOKEN, "").matches(".*[#+].*")) {
            throw settings.fault(key, topic, "a topic without wildcards");
        }
        return Optional.of(new LastWill(
                topic,
                settings.text(MqttTransportConfig.LWT_PAYLOAD, ""),
                settings.integer(MqttTransportConfig.LWT_QOS, 0, 0, 2),
                settings.flag(MqttTransportConfig.LWT_RETAIN, false)));
    }

    /** The address as Paho writes it. */
    String pahoUrl() {
        String plain = url.toString().replaceFirst("^mqtts:", "ssl:").replaceFirst("^mqtt:", "tcp:");
        return GatedNetworkModuleFactory.url(plain, LARGEST_MESSAGE);
    }

    boolean encrypted() {
        return url.getScheme().equals("mqtts") || url.getScheme().equals("wss");
    }

    /** The topic with account and client id in the place of their tokens; an empty account leaves its level out. */
    String topic(String topic) {
        String named = account.isEmpty()
                ? topic.replace(ACCOUNT_TOKEN + "/", "").replace(ACCOUNT_TOKEN, "")
                : topic.replace(ACCOUNT_TOKEN, account);
        return named.replace(CLIENT_TOKEN, clientId);
    }
}
