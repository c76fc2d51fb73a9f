// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.position;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.service.event.Event;

/** Sent when the position is known, again or for the first time. */
@ProviderType
public class PositionLockedEvent extends Event {

    /** The topic of this event. */
    public static final String POSITION_LOCKED_EVENT_TOPIC = "org/eclipse/kura/position/locked";

    /** Takes {@code properties}: of the event; may be empty. */
    public PositionLockedEvent(Map<String, ?> properties) {
        super(POSITION_LOCKED_EVENT_TOPIC, properties);
    }
}
