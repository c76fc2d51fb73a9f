// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;

/** Keeps listeners registered at the cloud subscribers of their names, whichever comes first. Thread-safe. */
final class Subscribers {

    private final Map<String, List<CloudSubscriber>> subscribers = new HashMap<>();
    private final Map<String, List<CloudSubscriberListener>> listeners = new HashMap<>();

    synchronized void add(String name, CloudSubscriber subscriber) {
        subscribers.computeIfAbsent(name, key -> new ArrayList<>()).add(subscriber);
        listeners.getOrDefault(name, List.of()).forEach(subscriber::registerCloudSubscriberListener);
    }

    synchronized void remove(String name, CloudSubscriber subscriber) {
        List<CloudSubscriber> those = subscribers.get(name);
        if (those != null && those.remove(subscriber) && those.isEmpty()) {
            subscribers.remove(name);
        }
        listeners.getOrDefault(name, List.of()).forEach(subscriber::unregisterCloudSubscriberListener);
    }

    synchronized void listen(String name, CloudSubscriberListener listener) {
        listeners.computeIfAbsent(name, key -> new ArrayList<>()).add(listener);
        subscribers.getOrDefault(name, List.of()).forEach(s -> s.registerCloudSubscriberListener(listener));
    }

    synchronized void leave(String name, CloudSubscriberListener listener) {
        List<CloudSubscriberListener> those = listeners.get(name);
        if (those != null && those.remove(listener) && those.isEmpty()) {
            listeners.remove(name);
        }
        subscribers.getOrDefault(name, List.of()).forEach(s -> s.unregisterCloudSubscriberListener(listener));
    }

    synchronized boolean has(String name) {
        return subscribers.containsKey(name);
    }
}
