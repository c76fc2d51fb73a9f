// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.position;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.service.event.Event;

/** Sent when the position is no longer known. */
@ProviderType
public class PositionLostEvent extends Event {

    /** The topic of this event. */
    public static final String POSITION_LOST_EVENT_TOPIC = "org/eclipse/kura/position/lost";

    /** Takes {@code properties}: of the event; may be empty. */
    public PositionLostEvent(Map<String, ?> properties) {
        super(POSITION_LOST_EVENT_TOPIC, properties);
    }
}
