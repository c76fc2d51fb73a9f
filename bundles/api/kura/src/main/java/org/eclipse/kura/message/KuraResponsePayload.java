// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.message;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.osgi.annotation.versioning.ProviderType;

/** The reply to a request: a code as in HTTP, and what went wrong. */
@ProviderType
public class KuraResponsePayload extends KuraPayload {

    /** The request was carried out. */
    public static final int RESPONSE_CODE_OK = 200;

    /** The request is malformed. */
    public static final int RESPONSE_CODE_BAD_REQUEST = 400;

    /** What the request names does not exist. */
    public static final int RESPONSE_CODE_NOTFOUND = 404;

    /** The request failed. */
    public static final int RESPONSE_CODE_ERROR = 500;

    /** The metric that holds the code, an {@link Integer}. */
    public static final String METRIC_RESPONSE_CODE = "response.code";

    /** The metric that holds what went wrong. */
    public static final String METRIC_EXCEPTION_MSG = "response.exception.message";

    /** The metric that holds where it went wrong. */
    public static final String METRIC_EXCEPTION_STACK = "response.exception.stack";

    /** Takes {@code responseCode}: one of the codes of this class. */
    public KuraResponsePayload(int responseCode) {
        super();
        setCode(responseCode);
    }

    /**
     * Made of all its parts.
     *
     * @param responseCode one of the codes of this class
     * @param exception what went wrong; {@code null} for nothing
     */
    public KuraResponsePayload(int responseCode, Throwable exception) {
        super();
        setCode(responseCode);
        tell(exception);
    }

    /** Takes {@code exception}: what went wrong; the code is {@link #RESPONSE_CODE_ERROR}. */
    public KuraResponsePayload(Throwable exception) {
        this(RESPONSE_CODE_ERROR, exception);
    }

    /** Takes {@code kuraPayload}: a reply that was received; copied. */
    public KuraResponsePayload(KuraPayload kuraPayload) {
        super();
        copyFrom(kuraPayload);
    }

    /** What went wrong; {@code null} for nothing. */
    public String getExceptionMessage() {
        return (String) getMetric(METRIC_EXCEPTION_MSG);
    }

    /** Where it went wrong; {@code null} for nowhere. */
    public String getExceptionStack() {
        return (String) getMetric(METRIC_EXCEPTION_STACK);
    }

    /** One of the codes of this class; 0 if there is none. */
    public int getResponseCode() {
        Object code = getMetric(METRIC_RESPONSE_CODE);
        return code instanceof Number ? ((Number) code).intValue() : 0;
    }

    /** Sets what went wrong: its message and its stack trace are sent; {@code null} changes nothing. */
    public void setException(Throwable exception) {
        tell(exception);
    }

    /** Sets what went wrong. */
    public void setExceptionMessage(String exceptionMessage) {
        addMetric(METRIC_EXCEPTION_MSG, exceptionMessage);
    }

    /** Sets where it went wrong. */
    public void setExceptionStack(String exceptionStack) {
        addMetric(METRIC_EXCEPTION_STACK, exceptionStack);
    }

    /** Sets one of the codes of this class. */
    public void setResponseCode(int responseCode) {
        setCode(responseCode);
    }

    private void setCode(int responseCode) {
        super.addMetric(METRIC_RESPONSE_CODE, responseCode);
    }

    private void tell(Throwable exception) {
        if (exception != null) {
            StringWriter stack = new StringWriter();
            exception.printStackTrace(new PrintWriter(stack, true));
            super.addMetric(METRIC_EXCEPTION_MSG, exception.getMessage());
            super.addMetric(METRIC_EXCEPTION_STACK, stack.toString());
        }
    }
}
