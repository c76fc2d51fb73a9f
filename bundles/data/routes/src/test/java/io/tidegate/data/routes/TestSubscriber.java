// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;

/** A cloud subscriber whose messages the test makes. */
final class TestSubscriber implements CloudSubscriber {

    private final List<CloudSubscriberListener> listeners = new CopyOnWriteArrayList<>();

    void arrive(KuraMessage message) {
        listeners.forEach(listener -> listener.onMessageArrived(message));
    }

    int listeners() {
        return listeners.size();
    }

    @Override
    public void registerCloudSubscriberListener(CloudSubscriberListener listener) {
        listeners.add(listener);
    }

    @Override
    public void unregisterCloudSubscriberListener(CloudSubscriberListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void registerCloudConnectionListener(CloudConnectionListener listener) {
        // No route listens.
    }

    @Override
    public void unregisterCloudConnectionListener(CloudConnectionListener listener) {
        // No route listens.
    }
}
