// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloudconnection.request;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.cloudconnection.publisher.CloudNotificationPublisher;
import org.osgi.annotation.versioning.ProviderType;

/** Where a request came from, and how to send notifications about it later. */
@ProviderType
public class RequestHandlerContext {

    private final CloudNotificationPublisher notificationPublisher;
    private final Map<String, String> contextProperties;

    /**
     * Made of all its parts.
     *
     * @param notificationPublisher sends what comes after the reply; may be {@code null}
     * @param contextProperties by the names of {@link RequestHandlerContextConstants}; copied
     */
    public RequestHandlerContext(
            CloudNotificationPublisher notificationPublisher, Map<String, String> contextProperties) {
        this.notificationPublisher = notificationPublisher;
        this.contextProperties = Collections.unmodifiableMap(new HashMap<>(contextProperties));
    }

    /** By the names of {@link RequestHandlerContextConstants}; unmodifiable. */
    public Map<String, String> getContextProperties() {
        return this.contextProperties;
    }

    /** Sends what comes after the reply; may be {@code null}. */
    public CloudNotificationPublisher getNotificationPublisher() {
        return this.notificationPublisher;
    }
}
