// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
import org.eclipse.kura.message.KuraPayload;

/**
 * Publishes the body: a map as metrics, anything else as body. While the connection is being replaced the exchange waits, at
 * most ten seconds.
 */
final class CloudProducer extends DefaultProducer {

    /** A map of names and values that publishers may put into the topic. */
    static final String PROPERTIES = "KuraProperties";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<KuraErrorCode> PASSING =
            EnumSet.of(KuraErrorCode.NOT_CONNECTED, KuraErrorCode.SERVICE_UNAVAILABLE);

    private final String name;
    private final Present<CloudPublisher> publishers;

    CloudProducer(CloudEndpoint endpoint, String name, Present<CloudPublisher> publishers) {
        super(endpoint);
        this.name = name;
        this.publishers = publishers;
    }

    @Override
    public void process(Exchange exchange) throws KuraException, InterruptedException {
        KuraMessage message = message(exchange.getMessage());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            CloudPublisher publisher = publishers.await(name, PATIENCE);
            if (publisher == null) {
                throw new KuraException(
                        KuraErrorCode.SERVICE_UNAVAILABLE, "there is no cloud publisher '" + name + "' now");
            }
            try {
                publisher.publish(message);
                return;
            } catch (KuraException e) {
                boolean replaced = publishers.get(name) != publisher;
                if (!(replaced || PASSING.contains(e.getCode()))
                        || System.nanoTime() - end >= 0
                        || isStoppingOrStopped()) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static KuraMessage message(Message message) {
        KuraPayload payload = new KuraPayload();
        payload.setTimestamp(Date.from(Instant.now()));
        Map<String, Object> properties = new HashMap<>();
        if (message.getHeader("TidegateAsset") instanceof String asset) {
            properties.put("assetName", asset);
        }
        Object body = message.getBody();
        if (body instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                payload.addMetric(String.valueOf(key), value);
                properties.put(String.valueOf(key), value);
            });
        } else if (body != null) {
            payload.setBody(bytes(body, message));
        }
        if (message.getHeader(PROPERTIES) instanceof Map<?, ?> given) {
            given.forEach((key, value) -> properties.put(String.valueOf(key), value));
        }
        return new KuraMessage(payload, properties);
    }

    private static byte[] bytes(Object body, Message message) {
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        if (body instanceof String || body instanceof Number || body instanceof Boolean) {
            return body.toString().getBytes(StandardCharsets.UTF_8);
        }
        return message.getBody(byte[].class);
    }
}
