// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes.mqtt;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.paho.mqtt5.PahoMqtt5Component;
import org.apache.camel.spi.annotations.Component;

/**
 * Camel's {@code paho-mqtt5} with connections that end when their route does. Camel leaves clients open that are not
 * connected just then, and their own reconnecting would go on for ever with the classes of a bundle that is gone.
 */
@Component("paho-mqtt5")
public final class LinkedComponent extends PahoMqtt5Component {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        LinkedEndpoint endpoint =
                new LinkedEndpoint(uri, remaining, this, getConfiguration().copy());
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
