// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloudconnection.message;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.kura.message.KuraPayload;
import org.osgi.annotation.versioning.ProviderType;

/** A payload and what belongs to it but is not sent in it: properties that topics and routing are made of. */
@ProviderType
public class KuraMessage {

    private final KuraPayload payload;
    private final Map<String, Object> properties;

    /** Takes {@code payload}: what is sent. */
    public KuraMessage(KuraPayload payload) {
        this(payload, Collections.emptyMap());
    }

    /**
     * Made of all its parts.
     *
     * @param payload what is sent
     * @param properties by name; copied
     */
    public KuraMessage(KuraPayload payload, Map<String, Object> properties) {
        this.payload = Objects.requireNonNull(payload, "payload");
        this.properties = Collections.unmodifiableMap(new HashMap<>(Objects.requireNonNull(properties, "properties")));
    }

    /** What is sent. */
    public KuraPayload getPayload() {
        return this.payload;
    }

    /** By name; unmodifiable. */
    public Map<String, Object> getProperties() {
        return this.properties;
    }
}
