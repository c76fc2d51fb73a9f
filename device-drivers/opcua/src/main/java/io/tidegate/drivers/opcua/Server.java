// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import io.tidegate.lib.settings.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A driver's checked configuration. {@code name} is its {@code kura.service.pid} and begins every message.
 *
 * @param host as configured
 * @param url where the server is asked which endpoints it has
 * @param forceUrl connect to {@code host} and {@code port} whatever the server calls itself
 * @param user empty to connect anonymously
 * @param encryptedPassword as the configuration holds it
 * @param keyStore empty to use the gateway's own key
 */
record Server(
        String name,
        String host,
        int port,
        String url,
        boolean forceUrl,
        Policy policy,
        boolean authenticate,
        String applicationName,
        String applicationUri,
        String user,
        String encryptedPassword,
        Optional<OwnKeyStore> keyStore,
        String encryptedKeyStorePassword,
        Duration sessionTimeout,
        Duration requestTimeout,
        Duration acknowledgeTimeout,
        Duration publishInterval,
        int maxItems,
        boolean namesByNodeId) {

    static final String HOST = "default-server";
    static final int PORT = 53530;
    static final int SESSION_TIMEOUT = 30;
    static final int REQUEST_TIMEOUT = 5;
    static final int ACKNOWLEDGE_TIMEOUT = 5;
    static final int PUBLISH_INTERVAL = 1000;
    static final int MAX_ITEMS = 200;
    static final String APPLICATION_NAME = "Tidegate";
    static final String APPLICATION_URI = "urn:kura:opcua:client";
    static final String KEY_ALIAS = "client-ai";
    static final String KEY_STORE_TYPE = "PKCS12";

    private enum NameFormat {
        BROWSE_PATH,
        NODE_ID
    }

    private enum StoreType {
        PKCS12,
        JKS
    }

    /** @throws io.tidegate.lib.settings.SettingFault naming key, value and range of what is not allowed */
    static Server of(Settings settings) {
        String host = settings.text("endpoint.ip", HOST).strip();
        int port = settings.integer("endpoint.port", PORT, 1, 65535);
        return new Server(
                settings.pid(),
                host,
                port,
                url(settings, host, port),
                settings.flag("force.endpoint.url", false),
                Policy.of(settings),
                settings.flag("authenticate.server", false),
                settings.text("application.name", APPLICATION_NAME).strip(),
                applicationUri(settings),
                settings.text("username", "").strip(),
                settings.text("password", ""),
                keyStore(settings),
                settings.text("keystore.password", ""),
                seconds(settings, "session.timeout", SESSION_TIMEOUT, 3600),
                seconds(settings, "request.timeout", REQUEST_TIMEOUT, 600),
                seconds(settings, "acknowledge.timeout", ACKNOWLEDGE_TIMEOUT, 600),
                settings.millis(
                        "subscription.publish.interval",
                        Duration.ofMillis(PUBLISH_INTERVAL),
                        Duration.ofMillis(10),
                        Duration.ofHours(1)),
                settings.integer("max.request.items", MAX_ITEMS, 1, 100_000),
                settings.choice("subtree.subscription.name.format", NameFormat.class, NameFormat.BROWSE_PATH)
                        == NameFormat.NODE_ID);
    }

    private static String url(Settings settings, String host, int port) {
        String path = settings.text("server.name", "").strip();
        String authority = host.indexOf(':') < 0 || host.startsWith("[") ? host : "[" + host + "]";
        try {
            URI url = new URI(
                    "opc.tcp://" + authority + ":" + port + (path.isEmpty() || path.startsWith("/") ? "" : "/") + path);
            if (host.isEmpty() || url.getHost() == null) {
                throw settings.fault("endpoint.ip", host, "a host name or an IP address");
            }
            return url.toString();
        } catch (URISyntaxException e) {
            throw e.getInput().indexOf(path) > 0 && !path.isEmpty()
                    ? settings.fault("server.name", path, "the path of a URL, mostly empty")
                    : settings.fault("endpoint.ip", host, "a host name or an IP address");
        }
    }

    private static String applicationUri(Settings settings) {
        String uri = settings.text("application.uri", APPLICATION_URI).strip();
        try {
            if (new URI(uri).isAbsolute()) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        throw settings.fault("application.uri", uri, "a URI such as " + APPLICATION_URI);
    }

    private static Optional<OwnKeyStore> keyStore(Settings settings) {
        String location = settings.text("certificate.location", "").strip();
        if (location.isEmpty()) {
            return Optional.empty();
        }
        StoreType type = settings.choice("keystore.type", StoreType.class, StoreType.PKCS12);
        return Optional.of(
                new OwnKeyStore(Path.of(location), type.name(), settings.text("keystore.client.alias", KEY_ALIAS)));
    }

    private static Duration seconds(Settings settings, String key, int fallback, int most) {
        return Duration.ofSeconds(settings.integer(key, fallback, 1, most));
    }

    /** What messages of the driver begin with. */
    String title() {
        return name + ": " + url;
    }
}
