// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.data;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told about messages and the connection of a transport. Must not block.
 *
 * @deprecated use {@link org.eclipse.kura.data.transport.listener.DataTransportListener}
 */
@Deprecated
@ConsumerType
public interface DataTransportListener {

    /**
     * The configuration has changed.
     *
     * @param wasConnected whether there was a connection before the change
     */
    void onConfigurationUpdated(boolean wasConnected);

    /**
     * The configuration is about to change.
     *
     * @param wasConnected whether there is a connection, which may have to be closed for it
     */
    void onConfigurationUpdating(boolean wasConnected);

    /**
     * There is a connection now.
     *
     * @param newSession whether the broker knows nothing of earlier subscriptions and unacknowledged messages
     */
    void onConnectionEstablished(boolean newSession);

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
     * A message came; it is acknowledged when this returns.
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
     * @param token as publishing returned it
     */
    void onMessageConfirmed(DataTransportToken token);
}
