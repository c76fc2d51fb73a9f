// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import io.tidegate.lib.concurrent.WorkerPool;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudNotificationPublisher;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContext;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContextConstants;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraResponsePayload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has requests from the cloud answered by their handlers, off the transport's thread. Thread-safe. */
final class Requests {

    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

    private final Uplink uplink;
    private final WorkerPool pool;
    private final CloudNotificationPublisher notifications;
    private final Map<String, RequestHandler> handlers = new ConcurrentHashMap<>();
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    Requests(Uplink uplink, WorkerPool pool, CloudNotificationPublisher notifications) {
        this.uplink = uplink;
        this.pool = pool;
        this.notifications = notifications;
    }

    /** The newest handler answers, as in Kura: while a bundle is replaced its successor registers first. */
    void register(String appId, RequestHandler handler) {
        RequestHandler before = handlers.put(appId, handler);
        if (before != null && before != handler) {
            LOG.info("{}: requests to {} are answered by another handler from now on", pid(), appId);
        }
    }

    void unregister(String appId) {
        handlers.remove(appId);
    }

    Set<String> applications() {
        return handlers.keySet();
    }

    /** @param wanted whether somebody else got the message: then one without handler is none of ours to refuse */
    void dispatch(AppTopic topic, KuraPayload payload, boolean wanted) {
        Request.of(topic, payload).ifPresent(request -> {
            RequestHandler handler = handlers.get(request.appId());
            if (handler == null && (wanted || !request.hasKnownMethod())) {
                return;
            }
            // Applications that nobody answers for share one lane: names that strangers make up cost nothing.
            Lane lane = lanes.computeIfAbsent(handler == null ? "" : request.appId(), id -> new Lane(pool::execute));
            try {
                if (!lane.offer(() -> answer(request, handler))) {
                    LOG.warn("{}: {} refused: {} requests wait already", pid(), request, Lane.MOST_WAITING);
                    reply(request, failed(KuraErrorCode.SERVICE_UNAVAILABLE, "too many requests wait already"));
                }
            } catch (RejectedExecutionException e) {
                LOG.debug("{}: closed before {}", pid(), request);
            }
        });
    }

    private void answer(Request request, RequestHandler handler) {
        reply(request, handler == null ? unknown(request) : ask(request, handler));
    }

    private KuraPayload ask(Request request, RequestHandler handler) {
        try {
            KuraMessage message = request.answer(handler, context());
            KuraPayload payload = message == null ? null : message.getPayload();
            if (payload == null) {
                return new KuraResponsePayload(KuraResponsePayload.RESPONSE_CODE_OK);
            }
            if (payload.getMetric(KuraResponsePayload.METRIC_RESPONSE_CODE) == null) {
                payload.addMetric(KuraResponsePayload.METRIC_RESPONSE_CODE, KuraResponsePayload.RESPONSE_CODE_OK);
            }
            return payload;
        } catch (KuraException e) {
            LOG.warn("{}: {} refused: {}", pid(), request, e.getMessage());
            return new KuraResponsePayload(code(e.getCode()), e);
        } catch (IllegalArgumentException e) {
            LOG.warn("{}: {} refused", pid(), request, e);
            return new KuraResponsePayload(KuraResponsePayload.RESPONSE_CODE_BAD_REQUEST, e);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{}: {} failed", pid(), request, e);
            return new KuraResponsePayload(e);
        }
    }

    private void reply(Request request, KuraPayload payload) {
        String topic = uplink.topic(true, request.requester(), request.appId(), Request.REPLY + "/" + request.id());
        try {
            payload.setTimestamp(Date.from(Instant.now()));
            uplink.publish(topic, payload, 0, false, 1);
        } catch (KuraException e) {
            LOG.warn("{}: no reply to {}: {}", pid(), request, e.getMessage());
            if (e.getCode() == KuraErrorCode.ENCODE_ERROR
                    && payload.getMetric(KuraResponsePayload.METRIC_EXCEPTION_MSG) == null) {
                reply(request, new KuraResponsePayload(e));
            }
        }
    }

    private KuraPayload unknown(Request request) {
        LOG.warn("{}: {} refused: no such application", pid(), request);
        return failed(KuraErrorCode.NOT_FOUND, "application " + request.appId());
    }

    private static KuraPayload failed(KuraErrorCode code, String why) {
        KuraResponsePayload payload = new KuraResponsePayload(code(code));
        payload.setExceptionMessage(why);
        return payload;
    }

    private static int code(KuraErrorCode code) {
        return switch (code) {
            case BAD_REQUEST -> KuraResponsePayload.RESPONSE_CODE_BAD_REQUEST;
            case NOT_FOUND -> KuraResponsePayload.RESPONSE_CODE_NOTFOUND;
            default -> KuraResponsePayload.RESPONSE_CODE_ERROR;
        };
    }

    private RequestHandlerContext context() {
        Map<String, String> info = uplink.info();
        Map<String, String> properties = new HashMap<>();
        properties.put(RequestHandlerContextConstants.NOTIFICATION_PUBLISHER_PID.name(), NotificationPublisher.PID);
        properties.put(RequestHandlerContextConstants.TENANT_ID.name(), info.get(TransportSession.ACCOUNT));
        properties.put(RequestHandlerContextConstants.DEVICE_ID.name(), info.get(TransportSession.CLIENT_ID));
        return new RequestHandlerContext(notifications, properties);
    }

    private String pid() {
        return uplink.settings().pid();
    }
}
