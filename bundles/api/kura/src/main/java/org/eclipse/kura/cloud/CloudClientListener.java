// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloud;

import org.eclipse.kura.message.KuraPayload;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told of the messages and the connection of a {@link CloudClient}. Called by the connection's own thread: must not
 * block.
 *
 * @deprecated use the listeners of {@code org.eclipse.kura.cloudconnection}
 */
@Deprecated
@ConsumerType
public interface CloudClientListener {

    /** Called when there is a connection, again or for the first time. */
    void onConnectionEstablished();

    /** Called when the connection broke. */
    void onConnectionLost();

    /**
     * Called for a control message.
     *
     * @param deviceId the client id under which the topic is
     * @param appTopic the topic below the application
     * @param msg decoded; a payload that cannot be decoded is its body
     * @param qos of MQTT
     * @param retain whether the broker had kept the message
     */
    void onControlMessageArrived(String deviceId, String appTopic, KuraPayload msg, int qos, boolean retain);

    /**
     * Called for data.
     *
     * @param deviceId the client id under which the topic is
     * @param appTopic the topic below the application
     * @param msg decoded; a payload that cannot be decoded is its body
     * @param qos of MQTT
     * @param retain whether the broker had kept the message
     */
    void onMessageArrived(String deviceId, String appTopic, KuraPayload msg, int qos, boolean retain);

    /**
     * Called when the broker has acknowledged a message.
     *
     * @param messageId as it was returned by the call that published it
     * @param appTopic the topic below the application
     */
    void onMessageConfirmed(int messageId, String appTopic);

    /**
     * Called when a message has been sent.
     *
     * @param messageId as it was returned by the call that published it
     * @param appTopic the topic below the application
     */
    void onMessagePublished(int messageId, String appTopic);
}
