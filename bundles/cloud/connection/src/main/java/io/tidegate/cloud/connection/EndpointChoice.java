// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.kura.cloudconnection.CloudEndpoint;

/** The endpoint with a wanted {@code kura.service.pid} among those that come and go. */
final class EndpointChoice {

    private final Map<CloudEndpoint, String> endpoints = new LinkedHashMap<>();
    private final Consumer<CloudEndpoint> came;
    private final Consumer<CloudEndpoint> went;
    private String wanted = "";
    private CloudEndpoint current;

    EndpointChoice(Consumer<CloudEndpoint> came, Consumer<CloudEndpoint> went) {
        this.came = came;
        this.went = went;
    }

    /** With null, none. */
    void want(String pid) {
        change(() -> wanted = pid == null ? "" : pid);
    }

    void add(CloudEndpoint endpoint, Map<String, Object> properties) {
        change(() -> endpoints.put(endpoint, String.valueOf(properties.get("kura.service.pid"))));
    }

    void remove(CloudEndpoint endpoint) {
        change(() -> endpoints.remove(endpoint));
    }

    synchronized CloudEndpoint current() {
        return current;
    }

    private void change(Runnable change) {
        CloudEndpoint before;
        CloudEndpoint after;
        synchronized (this) {
            change.run();
            before = current;
            after = find(before);
            current = after;
        }
        if (before != after) {
            if (before != null) {
                went.accept(before);
            }
            if (after != null) {
                came.accept(after);
            }
        }
    }

    private CloudEndpoint find(CloudEndpoint preferred) {
        if (preferred != null && wanted.equals(endpoints.get(preferred))) {
            return preferred;
        }
        return endpoints.entrySet().stream()
                .filter(entry -> entry.getValue().equals(wanted))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
