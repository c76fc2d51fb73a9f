// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.internal.NetworkModule;
import org.eclipse.paho.client.mqttv3.internal.SSLNetworkModuleFactory;
import org.eclipse.paho.client.mqttv3.internal.TCPNetworkModuleFactory;
import org.eclipse.paho.client.mqttv3.spi.NetworkModuleFactory;

/** Paho finds this class by its service file: it puts a {@link GatedNetworkModule} around each of Paho's own. */
public final class GatedNetworkModuleFactory implements NetworkModuleFactory {

    /** What the schemes of Paho are preceded by. */
    static final String PREFIX = "gated+";

    private static final Map<String, NetworkModuleFactory> FACTORIES =
            Map.of("tcp", new TCPNetworkModuleFactory(), "ssl", new SSLNetworkModuleFactory());

    @Override
    public Set<String> getSupportedUriSchemes() {
        return FACTORIES.keySet().stream().map(scheme -> PREFIX + scheme).collect(Collectors.toSet());
    }

    @Override
    public void validateURI(URI uri) {
        URI plain = plain(uri);
        FACTORIES.get(plain.getScheme()).validateURI(plain);
    }

    @Override
    public NetworkModule createNetworkModule(URI uri, MqttConnectOptions options, String clientId)
            throws MqttException {
        URI plain = plain(uri);
        return new GatedNetworkModule(FACTORIES.get(plain.getScheme()).createNetworkModule(plain, options, clientId));
    }

    private static URI plain(URI uri) {
        return URI.create(uri.toString().substring(PREFIX.length()));
    }
}
