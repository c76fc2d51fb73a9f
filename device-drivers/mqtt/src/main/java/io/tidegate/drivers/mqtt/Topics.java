// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What is to be subscribed, what the broker said to it, and the last message of each. Thread-safe: messages, subscriptions
 * and listeners are seen by all in one order.
 */
final class Topics {

    /** A retained message follows the answer to its subscription so soon. */
    private static final Duration FIRST_MESSAGE = Duration.ofMillis(200);

    private static final int REFUSED = 0x80;

    private final Clock clock;
    private final Map<String, Topic> topics = new HashMap<>();
    /** Those of them that match more than their own name. */
    private final List<Topic> wildcards = new ArrayList<>();

    private String outage = "";
    private long messages;

    Topics(Clock clock) {
        this.clock = clock;
    }

    /** What one channel reads: its last message, or why there is none. */
    record Reading(Message message, String failure) {}

    /** A subscription in the making: at its QoS of that time. */
    record Pending(Topic topic, String filter, int qos) {}

    /** Has the topic subscribed until {@link #release}. */
    synchronized void use(MqttChannel channel) {
        topic(channel).users++;
    }

    synchronized void release(MqttChannel channel) {
        Topic topic = topics.get(channel.topic().text());
        if (topic != null && topic.users > 0) {
            topic.users--;
        }
    }

    /** Has the topic subscribed for good. */
    synchronized void pin(MqttChannel channel) {
        topic(channel).pinned = true;
    }

    /** The listener is told at once what is known already, then all that comes. */
    synchronized void listen(MqttChannel channel, Mailbox listener) {
        Topic topic = topic(channel);
        topic.listeners.add(listener);
        if (!outage.isEmpty()) {
            listener.fail(outage);
        } else if (topic.state == Topic.State.REFUSED) {
            listener.fail(topic.refusal());
        } else if (topic.last != null) {
            listener.offer(topic.last);
        }
    }

    synchronized void removeListeners(Collection<Mailbox> listeners) {
        topics.values().forEach(topic -> topic.listeners.removeAll(listeners));
    }

    private Topic topic(MqttChannel channel) {
        Topic topic = topics.get(channel.topic().text());
        if (topic == null) {
            topic = new Topic(channel.topic(), channel.qos());
            topics.put(channel.topic().text(), topic);
            if (channel.topic().hasWildcards()) {
                wildcards.add(topic);
            }
        } else if (channel.qos() > topic.qos) {
            topic.qos = channel.qos();
            topic.state = Topic.State.NEW;
        }
        return topic;
    }

    synchronized void arrived(Message message) {
        messages++;
        Topic exact = topics.get(message.topic());
        if (exact != null) {
            arrived(exact, message);
        }
        for (Topic wildcard : wildcards) {
            if (wildcard.filter.matches(message.topic())) {
                arrived(wildcard, message);
            }
        }
        notifyAll();
    }

    private static void arrived(Topic topic, Message message) {
        topic.last = message;
        topic.listeners.forEach(listener -> listener.offer(message));
    }

    /** The next subscriptions to ask the broker for. */
    synchronized List<Pending> pending(int most) {
        return topics.values().stream()
                .filter(topic -> topic.state == Topic.State.NEW && topic.used())
                .limit(most)
                .map(topic -> new Pending(topic, topic.filter.text(), topic.qos))
                .toList();
    }

    /** What the broker answered. */
    synchronized void settled(List<Pending> asked, int[] granted) {
        for (int i = 0; i < asked.size(); i++) {
            Topic topic = asked.get(i).topic();
            if (asked.get(i).qos() != topic.qos) {
                continue;
            }
            topic.state = granted[i] == REFUSED ? Topic.State.REFUSED : Topic.State.SUBSCRIBED;
            topic.since = clock.instant();
            topic.sinceNanos = System.nanoTime();
            if (topic.state == Topic.State.REFUSED) {
                topic.listeners.forEach(listener -> listener.fail(topic.refusal()));
            }
        }
        notifyAll();
    }

    /** Forgets what nobody uses any more. @return those of them that the broker is still to be told of */
    synchronized List<String> forgetUnused() {
        List<String> subscribed = new ArrayList<>();
        for (Iterator<Topic> all = topics.values().iterator(); all.hasNext(); ) {
            Topic topic = all.next();
            if (!topic.used()) {
                all.remove();
                wildcards.remove(topic);
                if (topic.state == Topic.State.SUBSCRIBED) {
                    subscribed.add(topic.filter.text());
                }
            }
        }
        return subscribed;
    }

    synchronized void connected() {
        outage = "";
    }

    /** Last messages are forgotten: what is published meanwhile is not known. Listeners are told each reason once. */
    synchronized void disconnected(String reason) {
        topics.values().forEach(topic -> {
            topic.state = Topic.State.NEW;
            topic.last = null;
        });
        if (!reason.isEmpty() && !reason.equals(outage)) {
            forEachListener(listener -> listener.fail(reason));
        }
        outage = reason;
        notifyAll();
    }

    private void forEachListener(Consumer<Mailbox> action) {
        topics.values().forEach(topic -> topic.listeners.forEach(action));
    }

    /** Waits until the broker has answered the subscriptions, and a little for the messages that it has retained. */
    synchronized void await(Collection<MqttChannel> channels, Duration timeout, BooleanSupplier connected) {
        long end = System.nanoTime() + timeout.toNanos();
        while (connected.getAsBoolean()) {
            long now = System.nanoTime();
            long left = 0;
            for (MqttChannel channel : channels) {
                left = Math.max(left, toWait(topics.get(channel.topic().text()), now, end));
            }
            if (left <= 0) {
                return;
            }
            try {
                wait(left / 1_000_000 + 1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static long toWait(Topic topic, long now, long end) {
        if (topic == null || topic.last != null || topic.state == Topic.State.REFUSED) {
            return 0;
        }
        long settled = topic.sinceNanos + FIRST_MESSAGE.toNanos();
        return (topic.state == Topic.State.NEW || end - settled < 0 ? end : settled) - now;
    }

    synchronized Reading read(MqttChannel channel) {
        Topic topic = topics.get(channel.topic().text());
        if (topic == null || (topic.state == Topic.State.NEW && topic.last == null)) {
            return new Reading(null, "no answer to the subscription to " + channel.topic() + " in time");
        }
        if (topic.last == null) {
            return topic.state == Topic.State.REFUSED
                    ? new Reading(null, topic.refusal())
                    : new Reading(null, "no message on " + channel.topic() + " since " + seconds(topic.since));
        }
        Duration age = Duration.ofNanos(System.nanoTime() - topic.last.arrivalNanos());
        if (!channel.maxAge().isZero() && age.compareTo(channel.maxAge()) > 0) {
            return new Reading(
                    null,
                    "no message on " + channel.topic() + " since " + seconds(topic.last.arrival()) + ", longer than "
                            + MqttChannel.MAX_AGE + " = " + channel.maxAge().toMillis());
        }
        return new Reading(topic.last, null);
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    synchronized boolean refusals() {
        return count(Topic.State.REFUSED) > 0;
    }

    private long count(Topic.State state) {
        return topics.values().stream().filter(topic -> topic.state == state).count();
    }

    /** For people. */
    synchronized String summary() {
        List<Mailbox> listeners = topics.values().stream()
                .flatMap(topic -> topic.listeners.stream())
                .toList();
        long dropped = listeners.stream().mapToLong(Mailbox::dropped).sum();
        long refused = count(Topic.State.REFUSED);
        return topics.size() + " topics, " + count(Topic.State.SUBSCRIBED) + " subscribed, " + listeners.size()
                + " listeners, " + messages + " messages"
                + (dropped == 0 ? "" : ", " + dropped + " dropped as listeners were slow")
                + (refused == 0 ? "" : ", " + refused + " topics refused by the broker");
    }
}
