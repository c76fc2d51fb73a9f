// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;

/** What publishers and subscribers have in common: one endpoint of those that come and go, and what it tells. */
final class EndpointLink implements CloudConnectionListener {

    private final Listeners<CloudConnectionListener> listeners = new Listeners<>();
    private final EndpointChoice endpoints;
    private final Consumer<CloudEndpoint> came;
    private final Consumer<CloudEndpoint> went;

    EndpointLink(Consumer<CloudEndpoint> came, Consumer<CloudEndpoint> went) {
        this.came = came;
        this.went = went;
        endpoints = new EndpointChoice(this::attach, this::detach);
    }

    /** With null, none. */
    void want(String pid) {
        endpoints.want(pid);
    }

    void add(CloudEndpoint endpoint, Map<String, Object> properties) {
        endpoints.add(endpoint, properties);
    }

    void remove(CloudEndpoint endpoint) {
        endpoints.remove(endpoint);
    }

    /** The endpoint, or null while it is away. */
    CloudEndpoint current() {
        return endpoints.current();
    }

    Listeners<CloudConnectionListener> listeners() {
        return listeners;
    }

    Result health(String pid, String wanted) {
        return current() == null
                ? new Result(Result.Status.WARN, missing(pid, wanted))
                : new Result(Result.Status.OK, pid + ": has its endpoint");
    }

    static String missing(String pid, String wanted) {
        return pid + ": " + MessageKeys.ENDPOINT + " = '" + wanted + "': there is no such endpoint now";
    }

    @Override
    public void onConnectionEstablished() {
        listeners.each(CloudConnectionListener::onConnectionEstablished);
    }

    @Override
    public void onConnectionLost() {
        listeners.each(CloudConnectionListener::onConnectionLost);
    }

    @Override
    public void onDisconnected() {
        listeners.each(CloudConnectionListener::onDisconnected);
    }

    private void attach(CloudEndpoint endpoint) {
        came.accept(endpoint);
        if (endpoint instanceof CloudConnectionManager manager) {
            manager.registerCloudConnectionListener(this);
        }
    }

    private void detach(CloudEndpoint endpoint) {
        went.accept(endpoint);
        if (endpoint instanceof CloudConnectionManager manager) {
            manager.unregisterCloudConnectionListener(this);
        }
    }
}
