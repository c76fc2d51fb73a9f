// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.message;

import java.util.Date;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** An alert. Code, severity and status are always there; the creation date is the present unless set. */
@ProviderType
@SuppressWarnings("JavaUtilDate")
public class KuraAlertPayload extends KuraPayload {

    /** The metric that tells which alert it is: a {@link String}. */
    public static final String CODE_METRIC_NAME = "alert_code";

    /** The metric that tells when it came up: a {@link Long}, in milliseconds since 1970-01-01 UTC. */
    public static final String CREATION_TIMESTAMP_METRIC_NAME = "alert_creation_date";

    /** The metric that tells people what happened: a {@link String}. */
    public static final String MESSAGE_METRIC_NAME = "alert_message";

    /** The metric that holds the name of a {@link KuraAlertSeverity}. */
    public static final String SEVERITY_METRIC_NAME = "alert_severity";

    /** The metric that holds the name of a {@link KuraAlertStatus}. */
    public static final String STATUS_METRIC_NAME = "alert_status";

    /**
     * Made of all its parts.
     *
     * @param code which alert it is
     * @param severity how bad it is
     * @param status whether it is still going on
     */
    public KuraAlertPayload(String code, KuraAlertSeverity severity, KuraAlertStatus status) {
        super();
        super.addMetric(CODE_METRIC_NAME, Objects.requireNonNull(code, "alert code"));
        super.addMetric(SEVERITY_METRIC_NAME, severity.name());
        super.addMetric(STATUS_METRIC_NAME, status.name());
        super.addMetric(CREATION_TIMESTAMP_METRIC_NAME, System.currentTimeMillis());
    }

    /**
     * Adds a metric, or replaces it.
     *
     * @throws IllegalArgumentException if it is one of the metrics of this class and the value is not what it must be
     */
    @Override
    public void addMetric(String name, Object value) {
        switch (name) {
            case CODE_METRIC_NAME:
                require(name, value, value instanceof String);
                break;
            case MESSAGE_METRIC_NAME:
                require(name, value, value == null || value instanceof String);
                break;
            case CREATION_TIMESTAMP_METRIC_NAME:
                require(name, value, value instanceof Long);
                break;
            case SEVERITY_METRIC_NAME:
                KuraAlertSeverity.valueOf(String.valueOf(value));
                break;
            case STATUS_METRIC_NAME:
                KuraAlertStatus.valueOf(String.valueOf(value));
                break;
            default:
        }
        super.addMetric(name, value);
    }

    private static void require(String name, Object value, boolean valid) {
        if (!valid) {
            throw new IllegalArgumentException("metric " + name + " cannot be " + value);
        }
    }

    /** Which alert it is. */
    public String getCode() {
        return (String) getMetric(CODE_METRIC_NAME);
    }

    /** When it came up. */
    public Date getCreationTimestamp() {
        return new Date((Long) getMetric(CREATION_TIMESTAMP_METRIC_NAME));
    }

    /** What happened, for people; {@code null} if not set. */
    public String getMessage() {
        return (String) getMetric(MESSAGE_METRIC_NAME);
    }

    /** How bad it is. */
    public KuraAlertSeverity getSeverity() {
        return KuraAlertSeverity.valueOf((String) getMetric(SEVERITY_METRIC_NAME));
    }

    /** Whether it is still going on. */
    public KuraAlertStatus getStatus() {
        return KuraAlertStatus.valueOf((String) getMetric(STATUS_METRIC_NAME));
    }

    /** Sets which alert it is. */
    public void setCode(String code) {
        addMetric(CODE_METRIC_NAME, code);
    }

    /** Sets when it came up. */
    public void setCreationTimestamp(Date timestamp) {
        addMetric(CREATION_TIMESTAMP_METRIC_NAME, timestamp.getTime());
    }

    /** Sets what happened, for people. */
    public void setMessage(String message) {
        addMetric(MESSAGE_METRIC_NAME, message);
    }

    /** Sets how bad it is. */
    public void setSeverity(KuraAlertSeverity severity) {
        addMetric(SEVERITY_METRIC_NAME, severity.name());
    }

    /** Sets whether it is still going on. */
    public void setStatus(KuraAlertStatus status) {
        addMetric(STATUS_METRIC_NAME, status.name());
    }
}
