// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloudconnection.subscriber;

import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.osgi.annotation.versioning.ProviderType;

/** Receives messages over a cloud connection; which ones is in its configuration. Thread-safe. */
@ProviderType
public interface CloudSubscriber {

    /** Has a listener told about changes of the connection. */
    void registerCloudConnectionListener(CloudConnectionListener cloudConnectionListener);

    /** Has a listener told about messages. */
    void registerCloudSubscriberListener(CloudSubscriberListener listener);

    /** Ends all calls to a listener; nothing happens if it was not registered. */
    void unregisterCloudConnectionListener(CloudConnectionListener cloudConnectionListener);

    /** Ends all calls to a listener; nothing happens if it was not registered. */
    void unregisterCloudSubscriberListener(CloudSubscriberListener listener);
}
