// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.clock;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.service.event.Event;

/** Sent when the clock of the device has been set. */
@ProviderType
public class ClockEvent extends Event {

    /** The topic of this event. */
    public static final String CLOCK_EVENT_TOPIC = "org/eclipse/kura/clock";

    /** Takes {@code properties}: of the event; may be empty. */
    public ClockEvent(Map<String, ?> properties) {
        super(CLOCK_EVENT_TOPIC, properties);
    }
}
