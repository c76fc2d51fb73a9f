// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One publisher or subscriber of the cloud connection. */
final class CloudEndpoint extends DefaultEndpoint {

    private final CloudComponent cloud;
    private final String name;

    CloudEndpoint(String uri, CloudComponent component, String name) {
        super(uri, component);
        this.cloud = component;
        this.name = name;
    }

    @Override
    public Producer createProducer() {
        return new CloudProducer(this, name, cloud.publishers());
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        CloudConsumer consumer = new CloudConsumer(this, processor, name, cloud);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public boolean isSingleton() {
        return true;
    }
}
