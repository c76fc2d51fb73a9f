// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/**
 * Posts events by the event service, if there is one. The newest event that it was not there for is posted when it comes:
 * a connection may stand before the event service is known. Thread-safe.
 */
final class Events {

    private EventAdmin service;
    private Event unposted;

    void use(EventAdmin added) {
        Event late;
        synchronized (this) {
            service = added;
            late = unposted;
            unposted = null;
        }
        if (late != null) {
            added.postEvent(late);
        }
    }

    synchronized void leave(EventAdmin removed) {
        if (service == removed) {
            service = null;
        }
    }

    void post(Event event) {
        EventAdmin present;
        synchronized (this) {
            present = service;
            unposted = present == null ? event : null;
        }
        if (present != null) {
            present.postEvent(event);
        }
    }
}
