// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.log;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.eclipse.kura.annotation.Immutable;
import org.eclipse.kura.annotation.ThreadSafe;
import org.osgi.annotation.versioning.ProviderType;

/** What a log says once: some properties at some time. */
@Immutable
@ThreadSafe
@ProviderType
public class LogEntry {

    private final Map<String, Object> properties;
    private final long timestamp;

    /** Takes {@code readProperties}: of an entry without time. */
    public LogEntry(Map<String, Object> readProperties) {
        this(readProperties, 0);
    }

    /**
     * Made of all its parts.
     *
     * @param readProperties not copied; must not be changed afterwards
     * @param timestamp of the log, as its source counts time; 0 if unknown
     */
    public LogEntry(Map<String, Object> readProperties, long timestamp) {
        this.properties = Collections.unmodifiableMap(Objects.requireNonNull(readProperties, "properties"));
        this.timestamp = timestamp;
    }

    /** What the log says; unmodifiable. */
    public Map<String, Object> getProperties() {
        return this.properties;
    }

    /** The time, as its source counts it; 0 if unknown. */
    public long getTimestamp() {
        return this.timestamp;
    }

    @Override
    public String toString() {
        return "LogEntry [timestamp=" + this.timestamp + ", properties=" + this.properties + "]";
    }
}
