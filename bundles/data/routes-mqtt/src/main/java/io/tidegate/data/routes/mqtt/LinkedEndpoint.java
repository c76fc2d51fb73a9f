// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes.mqtt;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.paho.mqtt5.PahoMqtt5Component;
import org.apache.camel.component.paho.mqtt5.PahoMqtt5Configuration;
import org.apache.camel.component.paho.mqtt5.PahoMqtt5Endpoint;
import org.eclipse.paho.mqttv5.client.MqttClientPersistence;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;

/** A topic of a broker. */
final class LinkedEndpoint extends PahoMqtt5Endpoint {

    LinkedEndpoint(String uri, String topic, PahoMqtt5Component component, PahoMqtt5Configuration configuration) {
        super(uri, topic, component, configuration);
    }

    @Override
    public Producer createProducer() {
        return new LinkedProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        LinkedConsumer consumer = new LinkedConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    /** Reconnecting is the link's matter, and nothing waits longer than the link does. */
    @Override
    protected MqttConnectionOptions createMqttConnectionOptions() {
        MqttConnectionOptions options = super.createMqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(Math.min(options.getConnectionTimeout(), MqttLink.LONGEST_WAIT_SECONDS));
        return options;
    }

    String clientId() {
        String configured = getConfiguration().getClientId();
        return configured == null ? generateClientId() : configured;
    }

    MqttClientPersistence persistence() {
        return createMqttClientPersistence(getConfiguration());
    }
}
