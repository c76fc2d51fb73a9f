// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloudconnection.listener;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told about acknowledged messages. Must not block. */
@ConsumerType
public interface CloudDeliveryListener {

    /**
     * The other side has a message.
     *
     * @param messageId as publishing returned it
     */
    void onMessageConfirmed(String messageId);
}
