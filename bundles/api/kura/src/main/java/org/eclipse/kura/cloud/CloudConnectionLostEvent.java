// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloud;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.service.event.Event;

/** Sent when a cloud connection has been lost. */
@ProviderType
public class CloudConnectionLostEvent extends Event {

    /** The topic of this event. */
    public static final String CLOUD_CONNECTION_STATUS_LOST = "org/eclipse/kura/cloud/CloudConnectionStatus/LOST";

    /** Takes {@code properties}: of the event; may be empty. */
    public CloudConnectionLostEvent(Map<String, ?> properties) {
        super(CLOUD_CONNECTION_STATUS_LOST, properties);
    }
}
