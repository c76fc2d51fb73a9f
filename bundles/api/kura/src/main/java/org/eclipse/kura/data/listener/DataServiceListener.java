// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.data.listener;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told about messages and the connection of the data service. Must not block. */
@ConsumerType
public interface DataServiceListener {

    /** There is a connection now. */
    void onConnectionEstablished();

    /**
     * The connection broke.
     *
     * @param cause may be {@code null}
     */
    void onConnectionLost(Throwable cause);

    /** The connection was closed on demand. */
    void onDisconnected();

    /** The connection is about to be closed on demand: the last moment to publish. */
    void onDisconnecting();

    /**
     * A message came.
     *
     * @param topic with all its levels
     * @param payload encoded
     * @param qos 0, 1 or 2
     * @param retained whether the broker had kept it
     */
    void onMessageArrived(String topic, byte[] payload, int qos, boolean retained);

    /**
     * The broker has a message.
     *
     * @param messageId as publishing returned it
     */
    void onMessageConfirmed(int messageId, String topic);

    /**
     * A message was handed to the transport.
     *
     * @param messageId as publishing returned it
     */
    void onMessagePublished(int messageId, String topic);
}
