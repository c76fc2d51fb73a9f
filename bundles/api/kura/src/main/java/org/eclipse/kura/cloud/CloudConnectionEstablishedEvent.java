// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloud;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.service.event.Event;

/** Sent when a cloud connection has been established. */
@ProviderType
public class CloudConnectionEstablishedEvent extends Event {

    /** The topic of this event. */
    public static final String CLOUD_CONNECTION_STATUS_ESTABLISHED =
            "org/eclipse/kura/cloud/CloudConnectionStatus/ESTABLISHED";

    /** Takes {@code properties}: of the event; may be empty. */
    public CloudConnectionEstablishedEvent(Map<String, ?> properties) {
        super(CLOUD_CONNECTION_STATUS_ESTABLISHED, properties);
    }
}
