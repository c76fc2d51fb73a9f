// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.message;

import java.util.Collections;
import java.util.Date;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a message carries: named metrics, a time, a position and a body of bytes; all of them optional.
 *
 * <p>The encodings carry metrics of the types {@link Boolean}, {@link Double}, {@link Float}, {@link Integer}, {@link
 * Long}, {@link String} and {@code byte[]}; some connections carry more. A type that its encoding does not carry is
 * refused when the message is published. Not thread-safe.
 */
@ProviderType
@SuppressWarnings("JavaUtilDate")
public class KuraPayload {

    private final Map<String, Object> metrics = new LinkedHashMap<>();
    private Date timestamp;
    private KuraPosition position;
    private byte[] body;

    /** Empty. */
    public KuraPayload() {
        super();
    }

    final void copyFrom(KuraPayload other) {
        this.metrics.putAll(other.metrics);
        this.timestamp = other.timestamp;
        this.position = other.position;
        this.body = other.body;
    }

    /**
     * Adds a metric, or replaces it.
     *
     * @param name unique in this payload
     * @param value encoders leave out a metric that is {@code null}
     */
    public void addMetric(String name, Object value) {
        this.metrics.put(name, value);
    }

    /** The body itself, not a copy; {@code null} if there is none. */
    public byte[] getBody() {
        return this.body;
    }

    /**
     * The value of a metric.
     *
     * @param name of the metric
     * @return its value; {@code null} if there is no such metric
     */
    public Object getMetric(String name) {
        return this.metrics.get(name);
    }

    /** Where it was measured; {@code null} if not known. */
    public KuraPosition getPosition() {
        return this.position;
    }

    /** When it was measured, as a copy; {@code null} if not known. */
    public Date getTimestamp() {
        return this.timestamp == null ? null : new Date(this.timestamp.getTime());
    }

    /** The names of the metrics in the order in which they were added; an unmodifiable view. */
    public Set<String> metricNames() {
        return Collections.unmodifiableSet(this.metrics.keySet());
    }

    /** The metrics by name, in the order in which they were added; an unmodifiable view. */
    public Map<String, Object> metrics() {
        return Collections.unmodifiableMap(this.metrics);
    }

    /** Goes through the names of the metrics; does not remove. */
    public Iterator<String> metricsIterator() {
        return metricNames().iterator();
    }

    /** Removes all metrics; time, position and body stay. */
    public void removeAllMetrics() {
        this.metrics.clear();
    }

    /** Removes a metric; nothing happens if there is none of that name. */
    public void removeMetric(String name) {
        this.metrics.remove(name);
    }

    /** Sets kept, not copied; {@code null} for none. */
    public void setBody(byte[] body) {
        this.body = body;
    }

    /** Sets where it was measured; {@code null} if not known. */
    public void setPosition(KuraPosition position) {
        this.position = position;
    }

    /** Sets when it was measured, copied; {@code null} if not known. */
    public void setTimestamp(Date timestamp) {
        this.timestamp = timestamp == null ? null : new Date(timestamp.getTime());
    }
}
