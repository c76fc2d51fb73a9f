// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes.mqtt;

import org.apache.camel.component.paho.mqtt5.PahoMqtt5Producer;

/** Publishes bodies, as Camel's own does. */
final class LinkedProducer extends PahoMqtt5Producer {

    private final MqttLink link;

    LinkedProducer(LinkedEndpoint endpoint) {
        super(endpoint);
        link = new MqttLink(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        setClient(link.open());
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        link.close();
        super.doStop();
    }
}
