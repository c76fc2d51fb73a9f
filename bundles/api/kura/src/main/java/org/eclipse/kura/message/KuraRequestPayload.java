// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.message;

import java.text.ParseException;
import org.osgi.annotation.versioning.ProviderType;

/** A request: names the requester, so that the reply finds its way back. */
@ProviderType
public class KuraRequestPayload extends KuraPayload {

    /** The metric that tells this request from others of the same requester; repeated in the topic of the reply. */
    public static final String METRIC_REQUEST_ID = "request.id";

    /** The metric that holds the client id of the requester. */
    public static final String REQUESTER_CLIENT_ID = "requester.client.id";

    /** Without requester and id. */
    public KuraRequestPayload() {
        super();
    }

    /** Takes {@code kuraPayload}: a payload that was received; copied. */
    public KuraRequestPayload(KuraPayload kuraPayload) {
        super();
        copyFrom(kuraPayload);
    }

    /**
     * Makes a request of a payload.
     *
     * @param kuraPayload a payload that was received; copied
     * @throws ParseException if it has no request id
     */
    public static KuraRequestPayload buildFromKuraPayload(KuraPayload kuraPayload) throws ParseException {
        if (kuraPayload.getMetric(METRIC_REQUEST_ID) == null) {
            throw new ParseException("no request: metric " + METRIC_REQUEST_ID + " is missing", 0);
        }
        return new KuraRequestPayload(kuraPayload);
    }

    /** Tells this request from others of the same requester; {@code null} if not set. */
    public String getRequestId() {
        return (String) getMetric(METRIC_REQUEST_ID);
    }

    /** The client id of the requester; {@code null} if not set. */
    public String getRequesterClientId() {
        return (String) getMetric(REQUESTER_CLIENT_ID);
    }

    /** Sets tells this request from others of the same requester. */
    public void setRequestId(String requestId) {
        addMetric(METRIC_REQUEST_ID, requestId);
    }

    /** Sets the client id of the requester. */
    public void setRequesterClientId(String requesterClientId) {
        addMetric(REQUESTER_CLIENT_ID, requesterClientId);
    }
}
