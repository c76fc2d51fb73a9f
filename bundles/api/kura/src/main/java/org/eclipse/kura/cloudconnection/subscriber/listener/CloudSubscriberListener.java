// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloudconnection.subscriber.listener;

import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.osgi.annotation.versioning.ConsumerType;

/** Is told about messages from the cloud. */
@ConsumerType
public interface CloudSubscriberListener {

    /** A message came. Called on a thread of the connection: must not block. */
    void onMessageArrived(KuraMessage message);
}
