// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloudconnection;

import java.util.Collections;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.osgi.annotation.versioning.ProviderType;

/** One connection to a cloud, as publishers and subscribers see it. Thread-safe. */
@ProviderType
public interface CloudEndpoint {

    /** What people like to know about the connection, by name; empty by default. */
    default Map<String, String> getInfo() {
        return Collections.emptyMap();
    }

    /**
     * Accepts a message for sending.
     *
     * @param message its properties say topic, quality and priority
     * @return an id that delivery listeners are told; {@code null} if the message is sent without acknowledgement
     * @throws KuraException if it cannot be stored or encoded
     */
    String publish(KuraMessage message) throws KuraException;

    /** Has a listener told about acknowledged messages. */
    void registerCloudDeliveryListener(CloudDeliveryListener cloudDeliveryListener);

    /**
     * Has a subscriber told about messages.
     *
     * @param subscriptionProperties which messages; also kept over a reconnection
     * @param subscriber called on a thread of the connection
     */
    void registerSubscriber(Map<String, Object> subscriptionProperties, CloudSubscriberListener subscriber);

    /** Ends all calls to a listener; nothing happens if it was not registered. */
    void unregisterCloudDeliveryListener(CloudDeliveryListener cloudDeliveryListener);

    /** Ends all subscriptions of a subscriber; nothing happens if it has none. */
    void unregisterSubscriber(CloudSubscriberListener subscriber);
}
