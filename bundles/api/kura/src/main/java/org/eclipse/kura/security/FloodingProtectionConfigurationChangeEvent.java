// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.security;

import java.util.Map;
import org.osgi.service.event.Event;

/** Sent when the rules of a {@link FloodingProtectionConfigurationService} have changed. */
public class FloodingProtectionConfigurationChangeEvent extends Event {

    /** The topic of this event. */
    public static final String FP_EVENT_CONFIG_CHANGE_TOPIC =
            "org/eclipse/kura/floodingprotection/event/FP_EVENT_CONFIG_CHANGE_TOPIC";

    /** Takes {@code properties}: of the event; may be empty. */
    public FloodingProtectionConfigurationChangeEvent(Map<String, ?> properties) {
        super(FP_EVENT_CONFIG_CHANGE_TOPIC, properties);
    }
}
