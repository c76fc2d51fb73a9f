// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloudconnection.publisher;

import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.osgi.annotation.versioning.ProviderType;

/** Sends messages over a cloud connection; topic and quality come from its configuration. Thread-safe. */
@ProviderType
public interface CloudPublisher {

    /**
     * Accepts a message for sending.
     *
     * @return an id that delivery listeners are told; {@code null} if the message is sent without acknowledgement
     * @throws KuraException if there is no connection to hand it to, or it cannot be stored or encoded
     */
    String publish(KuraMessage message) throws KuraException;

    /** Has a listener told about changes of the connection. */
    void registerCloudConnectionListener(CloudConnectionListener cloudConnectionListener);

    /** Has a listener told about acknowledged messages of this publisher. */
    void registerCloudDeliveryListener(CloudDeliveryListener cloudDeliveryListener);

    /** Ends all calls to a listener; nothing happens if it was not registered. */
    void unregisterCloudConnectionListener(CloudConnectionListener cloudConnectionListener);

    /** Ends all calls to a listener; nothing happens if it was not registered. */
    void unregisterCloudDeliveryListener(CloudDeliveryListener cloudDeliveryListener);
}
