// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes.mqtt;

import org.apache.camel.Processor;
import org.apache.camel.component.paho.mqtt5.PahoMqtt5Consumer;

/** Makes an exchange of each message of a topic, as Camel's own does. */
final class LinkedConsumer extends PahoMqtt5Consumer {

    private final MqttLink link;

    LinkedConsumer(LinkedEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        link = new MqttLink(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        setClient(link.open());
        try {
            super.doStart();
        } catch (Exception e) {
            link.close();
            throw e;
        }
    }

    @Override
    protected void doStop() throws Exception {
        link.close();
        super.doStop();
    }
}
