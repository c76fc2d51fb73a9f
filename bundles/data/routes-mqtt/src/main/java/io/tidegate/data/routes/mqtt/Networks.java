// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes.mqtt;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.internal.SSLNetworkModuleFactory;
import org.eclipse.paho.mqttv5.client.internal.TCPNetworkModuleFactory;
import org.eclipse.paho.mqttv5.client.spi.NetworkModuleFactory;
import org.eclipse.paho.mqttv5.client.websocket.WebSocketNetworkModuleFactory;
import org.eclipse.paho.mqttv5.client.websocket.WebSocketSecureNetworkModuleFactory;
import org.eclipse.paho.mqttv5.common.MqttException;

/** What Paho asks for its network connections: its own, each behind a gate that the link can find by its options. */
public final class Networks implements NetworkModuleFactory {

    private static final Map<MqttConnectionOptions, GatedNetwork> LATEST = new ConcurrentHashMap<>();

    private final List<NetworkModuleFactory> factories = List.of(
            new TCPNetworkModuleFactory(),
            new SSLNetworkModuleFactory(),
            new WebSocketNetworkModuleFactory(),
            new WebSocketSecureNetworkModuleFactory());

    /** The network that was last made with these options, or null; it is forgotten here. */
    static GatedNetwork take(MqttConnectionOptions options) {
        return LATEST.remove(options);
    }

    @Override
    public Set<String> getSupportedUriSchemes() {
        return factories.stream()
                .flatMap(factory -> factory.getSupportedUriSchemes().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void validateURI(URI brokerUri) {
        factory(brokerUri).validateURI(brokerUri);
    }

    @Override
    public NetworkModule createNetworkModule(URI brokerUri, MqttConnectionOptions options, String clientId)
            throws MqttException {
        GatedNetwork network = new GatedNetwork(factory(brokerUri).createNetworkModule(brokerUri, options, clientId));
        LATEST.put(options, network);
        return network;
    }

    private NetworkModuleFactory factory(URI brokerUri) {
        return factories.stream()
                .filter(factory -> factory.getSupportedUriSchemes().contains(brokerUri.getScheme()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + brokerUri + "' is not allowed: one of " + getSupportedUriSchemes()));
    }
}
