// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraTimeoutException;
import org.eclipse.kura.cloud.CloudCallService;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraRequestPayload;
import org.eclipse.kura.message.KuraResponsePayload;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Asks applications elsewhere over the default endpoint and waits for their replies, for callers of the old API. */
@Component(configurationPolicy = ConfigurationPolicy.IGNORE)
@SuppressWarnings("deprecation")
public final class CloudCalls implements CloudCallService {

    @Reference(
            target = "(kura.service.pid=" + EndpointConfig.PID + ")",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC)
    volatile CloudEndpoint endpoint;

    @Override
    public KuraResponsePayload call(String appId, String topic, KuraPayload payload, int timeout) throws KuraException {
        return call(AppTopic.CLIENT_TOKEN, appId, topic, payload, timeout);
    }

    @Override
    public KuraResponsePayload call(String device, String appId, String topic, KuraPayload payload, int timeout)
            throws KuraException {
        CloudEndpoint current = endpoint;
        if (!isConnected(current)) {
            throw new KuraConnectException(EndpointConfig.PID + ": not connected");
        }
        String id = UUID.randomUUID().toString();
        CompletableFuture<KuraPayload> reply = new CompletableFuture<>();
        CloudSubscriberListener listener = message -> reply.complete(message.getPayload());
        current.registerSubscriber(
                Map.of(
                        MessageKeys.APP_ID,
                        appId,
                        MessageKeys.APP_TOPIC,
                        Request.REPLY + "/" + id,
                        MessageKeys.QOS,
                        0,
                        MessageKeys.CONTROL,
                        true),
                listener);
        try {
            current.publish(request(current, device, appId, topic, payload, id));
            return new KuraResponsePayload(reply.get(timeout, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new KuraTimeoutException(appId + "/" + topic + ": no reply within " + timeout + " ms", e);
        } catch (ExecutionException e) {
            throw new KuraException(KuraErrorCode.IO_ERROR, e, appId + "/" + topic);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KuraTimeoutException(appId + "/" + topic + ": interrupted", e);
        } finally {
            current.unregisterSubscriber(listener);
        }
    }

    @Override
    public boolean isConnected() {
        return isConnected(endpoint);
    }

    private static boolean isConnected(CloudEndpoint endpoint) {
        return endpoint instanceof CloudConnectionManager manager && manager.isConnected();
    }

    private static KuraMessage request(
            CloudEndpoint endpoint, String device, String appId, String topic, KuraPayload payload, String id) {
        KuraRequestPayload request = payload == null ? new KuraRequestPayload() : new KuraRequestPayload(payload);
        request.setRequestId(id);
        request.setRequesterClientId(endpoint.getInfo().get(TransportSession.CLIENT_ID));
        if (request.getTimestamp() == null) {
            request.setTimestamp(Date.from(Instant.now()));
        }
        return new KuraMessage(
                request,
                Map.of(
                        MessageKeys.TO_DEVICE,
                        device,
                        MessageKeys.APP_ID,
                        appId,
                        MessageKeys.APP_TOPIC,
                        topic,
                        MessageKeys.CONTROL,
                        true,
                        MessageKeys.QOS,
                        0,
                        MessageKeys.RETAIN,
                        false,
                        MessageKeys.PRIORITY,
                        1));
    }
}
