// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib.mqtt;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.internal.NetworkModule;
import org.eclipse.paho.client.mqttv3.internal.SSLNetworkModuleFactory;
import org.eclipse.paho.client.mqttv3.internal.TCPNetworkModuleFactory;
import org.eclipse.paho.client.mqttv3.internal.websocket.WebSocketNetworkModuleFactory;
import org.eclipse.paho.client.mqttv3.internal.websocket.WebSocketSecureNetworkModuleFactory;
import org.eclipse.paho.client.mqttv3.spi.NetworkModuleFactory;

/**
 * Puts a {@link GatedNetworkModule} around each of Paho's own. Paho finds this class by a service file of the bundle, makes it
 * by itself and hands over nothing but the URL: so the URL tells what is wanted.
 */
public final class GatedNetworkModuleFactory implements NetworkModuleFactory {

    private static final String PREFIX = "gated+";

    private static final Map<String, NetworkModuleFactory> FACTORIES = Map.of(
            "tcp", new TCPNetworkModuleFactory(),
            "ssl", new SSLNetworkModuleFactory(),
            "ws", new WebSocketNetworkModuleFactory(),
            "wss", new WebSocketSecureNetworkModuleFactory());

    /**
     * What Paho is given as the broker's URL.
     *
     * @param pahoUrl with the scheme {@code tcp}, {@code ssl}, {@code ws} or {@code wss}, without a fragment
     * @param largestPayload in bytes; a message with more arrives cut, with more than these but never much more
     */
    public static String url(String pahoUrl, int largestPayload) {
        return PREFIX + pahoUrl + "#" + largestPayload;
    }

    @Override
    public Set<String> getSupportedUriSchemes() {
        return FACTORIES.keySet().stream().map(scheme -> PREFIX + scheme).collect(Collectors.toSet());
    }

    @Override
    public void validateURI(URI uri) {
        largestPayload(uri);
        URI plain = plain(uri);
        FACTORIES.get(plain.getScheme()).validateURI(plain);
    }

    @Override
    public NetworkModule createNetworkModule(URI uri, MqttConnectOptions options, String clientId)
            throws MqttException {
        URI plain = plain(uri);
        NetworkModule module = FACTORIES.get(plain.getScheme()).createNetworkModule(plain, options, clientId);
        return new GatedNetworkModule(module, largestPayload(uri));
    }

    private static URI plain(URI uri) {
        return URI.create(uri.toString().substring(PREFIX.length()).replaceFirst("#.*", ""));
    }

    private static int largestPayload(URI uri) {
        String number = String.valueOf(uri.getFragment());
        if (!number.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(uri + ": behind # is no largest payload in bytes");
        }
        return Integer.parseInt(number);
    }
}
