// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One subscription that channels share, and its last message. {@link Topics} guards it. */
final class Topic {

    enum State {
        /** The broker is not asked, or has not answered. */
        NEW,
        SUBSCRIBED,
        REFUSED
    }

    final TopicFilter filter;
    final List<Mailbox> listeners = new ArrayList<>();
    int qos;
    int users;
    boolean pinned;
    State state = State.NEW;
    Instant since;
    long sinceNanos;
    Message last;

    Topic(TopicFilter filter, int qos) {
        this.filter = filter;
        this.qos = qos;
    }

    boolean used() {
        return users > 0 || pinned || !listeners.isEmpty();
    }

    String refusal() {
        return "the broker refuses the subscription to " + filter;
    }
}
