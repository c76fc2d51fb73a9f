// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

class EventsTest {

    private final List<String> posted = new ArrayList<>();
    private final EventAdmin service = new EventAdmin() {
        @Override
        public void postEvent(Event event) {
            posted.add(event.getTopic());
        }

        @Override
        public void sendEvent(Event event) {
            throw new AssertionError("nobody may be held up: " + event);
        }
    };
    private final Events events = new Events();

    /** At a replacement of this bundle the connection stands already when the endpoint is put together. */
    @Test
    void newestEventWaitsForTheServiceThatPostsIt() {
        events.post(event("lost"));
        events.post(event("established"));
        events.use(service);
        events.post(event("lost"));

        assertThat(posted).containsExactly("established", "lost");
    }

    @Test
    void serviceThatWentIsNotUsed() {
        events.use(service);
        events.leave(service);
        events.post(event("lost"));

        assertThat(posted).isEmpty();
    }

    private static Event event(String topic) {
        return new Event(topic, Map.of());
    }
}
