// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration;

import java.util.Map;
import org.osgi.service.event.Event;

/** Sent when the configuration of a component was changed. */
public class ConfigurationChangeEvent extends Event {

    /** The topic of this event. */
    public static final String CONF_CHANGE_EVENT_TOPIC =
            "org/eclipse/kura/core/configuration/event/CONF_CHANGE_EVENT_TOPIC";

    /** The property that names the component. */
    public static final String CONF_CHANGE_EVENT_PID_PROP = "pid";

    /** The property that names the session of whoever changed it. */
    public static final String CONF_CHANGE_EVENT_SESSION_PROP = "session";

    /** Takes the properties of the event; may be empty. */
    public ConfigurationChangeEvent(Map<String, ?> properties) {
        super(CONF_CHANGE_EVENT_TOPIC, properties);
    }
}
