// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.kura.configuration.KuraConfigReadyEvent;
import org.eclipse.kura.core.configuration.ConfigurationChangeEvent;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Kura's events about configurations, posted if somebody is there to hand them on. */
final class ChangeEvents {

    private final Supplier<EventAdmin> admin;

    ChangeEvents(Supplier<EventAdmin> admin) {
        this.admin = admin;
    }

    void ready() {
        post(new KuraConfigReadyEvent(Map.of()));
    }

    /** One event for each component, so that a listener can filter by the name. */
    void changed(Set<String> pids) {
        pids.forEach(pid ->
                post(new ConfigurationChangeEvent(Map.of(ConfigurationChangeEvent.CONF_CHANGE_EVENT_PID_PROP, pid))));
    }

    private void post(Event event) {
        EventAdmin to = admin.get();
        if (to != null) {
            to.postEvent(event);
        }
    }
}
