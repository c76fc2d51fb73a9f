// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.message.KuraPayload;

/** Messages of a cloud subscriber: their body, or else their metrics as a map. */
final class CloudConsumer extends MailboxConsumer<KuraMessage> {

    private final String name;
    private final CloudComponent cloud;
    private CloudSubscriberListener listener;

    CloudConsumer(CloudEndpoint endpoint, Processor processor, String name, CloudComponent cloud) {
        super(endpoint, processor);
        this.name = name;
        this.cloud = cloud;
    }

    @Override
    Mailbox<KuraMessage> open() {
        Mailbox<KuraMessage> mailbox = new Mailbox<>(cloud.pool().serial(String.valueOf(getRouteId())));
        listener = mailbox::offer;
        cloud.subscribers().listen(name, listener);
        return mailbox;
    }

    @Override
    protected void doStop() throws Exception {
        if (listener != null) {
            cloud.subscribers().leave(name, listener);
        }
        super.doStop();
    }

    @Override
    void fill(Message message, KuraMessage arrived) {
        KuraPayload payload = arrived.getPayload();
        message.setBody(payload.getBody() != null ? payload.getBody() : metrics(payload));
        message.setHeader(CloudProducer.PROPERTIES, arrived.getProperties());
    }

    private static Map<String, Object> metrics(KuraPayload payload) {
        Map<String, Object> metrics = new HashMap<>();
        payload.metricNames().forEach(metric -> metrics.put(metric, payload.getMetric(metric)));
        return metrics;
    }
}
