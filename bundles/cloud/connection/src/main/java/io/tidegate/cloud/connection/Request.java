// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.audit.AuditConstants;
import org.eclipse.kura.audit.AuditContext;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContext;
import org.eclipse.kura.cloudconnection.request.RequestHandlerMessageConstants;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraRequestPayload;

/**
 * Something that somebody in the cloud asks an application for.
 *
 * @param method the verb: the first level after the application id
 * @param resource the levels after it
 * @param id what the requester calls this request
 * @param requester the client id of who asks
 */
record Request(String appId, String method, List<String> resource, String id, String requester, KuraPayload payload) {

    static final String REPLY = "REPLY";

    private static final String NOTIFY = "NOTIFY";
    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DEL", "EXEC");

    /** The request that a control message is; empty if it is none: a reply, a notification, or without id and requester. */
    static Optional<Request> of(AppTopic topic, KuraPayload payload) {
        String id = level(payload.getMetric(KuraRequestPayload.METRIC_REQUEST_ID));
        String requester = level(payload.getMetric(KuraRequestPayload.REQUESTER_CLIENT_ID));
        List<String> levels = Topics.levels(topic.topic());
        String method = levels.get(0);
        if (id.isEmpty() || requester.isEmpty() || method.equals(REPLY) || method.equals(NOTIFY)) {
            return Optional.empty();
        }
        return Optional.of(
                new Request(topic.appId(), method, levels.subList(1, levels.size()), id, requester, payload));
    }

    boolean hasKnownMethod() {
        return METHODS.contains(method);
    }

    /** Calls the handler on behalf of the requester; null is a reply without content. */
    KuraMessage answer(RequestHandler handler, RequestHandlerContext context) throws KuraException {
        AuditContext.Scope scope = AuditContext.openScope(new AuditContext(new HashMap<>(Map.of(
                AuditConstants.KEY_ENTRY_POINT.getValue(),
                "CLOUD",
                AuditConstants.KEY_IDENTITY.getValue(),
                requester))));
        try {
            return call(handler, context);
        } finally {
            scope.close();
        }
    }

    private KuraMessage call(RequestHandler handler, RequestHandlerContext context) throws KuraException {
        // Handlers take elements away from the list as they go down the resource.
        KuraMessage message = new KuraMessage(
                payload, Map.of(RequestHandlerMessageConstants.ARGS_KEY.value(), new ArrayList<>(resource)));
        return switch (method) {
            case "GET" -> handler.doGet(context, message);
            case "PUT" -> handler.doPut(context, message);
            case "POST" -> handler.doPost(context, message);
            case "DEL" -> handler.doDel(context, message);
            case "EXEC" -> handler.doExec(context, message);
            default ->
                throw new KuraException(
                        KuraErrorCode.BAD_REQUEST, "method " + method + ": need one of " + String.join(", ", METHODS));
        };
    }

    @Override
    public String toString() {
        return appId + " " + method + " " + String.join("/", resource) + " of " + requester;
    }

    /** What becomes one level of the reply's topic, so that a request can't make us publish anywhere else. */
    private static String level(Object metric) {
        String text = metric == null ? "" : metric.toString();
        return Topics.canPublish(text) && text.indexOf('/') < 0 && text.indexOf('#') < 0 ? text : "";
    }
}
