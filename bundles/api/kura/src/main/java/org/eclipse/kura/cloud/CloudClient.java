// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloud;

import java.util.List;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.message.KuraPayload;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One application's part of a cloud connection: its topics are below the account, the device and the application. Made
 * by {@link CloudService#newCloudClient}; who asked for it releases it. Thread-safe.
 *
 * @deprecated use {@link org.eclipse.kura.cloudconnection.publisher.CloudPublisher} and {@link
 *     org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber}
 */
@Deprecated
@ProviderType
public interface CloudClient {

    /** Has a listener told of messages and of the connection. */
    void addCloudClientListener(CloudClientListener cloudClientListener);

    /**
     * Publishes a control message.
     *
     * @param appTopic the topic below the application
     * @param payload encoded as the connection is configured
     * @param qos of MQTT, 0 to 2
     * @param retain whether the broker keeps the message
     * @param priority 0 is the highest
     * @return the id of the message
     * @throws KuraException if the message cannot be encoded or stored
     */
    int controlPublish(String appTopic, KuraPayload payload, int qos, boolean retain, int priority)
            throws KuraException;

    /**
     * Publishes a control message to a device.
     *
     * @param deviceId the client id of the receiver
     * @param appTopic the topic below the application
     * @param payload encoded as the connection is configured
     * @param qos of MQTT, 0 to 2
     * @param retain whether the broker keeps the message
     * @param priority 0 is the highest
     * @return the id of the message
     * @throws KuraException if the message cannot be encoded or stored
     */
    int controlPublish(String deviceId, String appTopic, KuraPayload payload, int qos, boolean retain, int priority)
            throws KuraException;

    /**
     * Publishes a control message to a device.
     *
     * @param deviceId the client id of the receiver
     * @param appTopic the topic below the application
     * @param payload sent as it is
     * @param qos of MQTT, 0 to 2
     * @param retain whether the broker keeps the message
     * @param priority 0 is the highest
     * @return the id of the message
     * @throws KuraException if the message cannot be encoded or stored
     */
    int controlPublish(String deviceId, String appTopic, byte[] payload, int qos, boolean retain, int priority)
            throws KuraException;

    /**
     * Subscribes to control messages of this device.
     *
     * @param appTopic the topic below the application; may have wildcards
     * @param qos of MQTT, 0 to 2
     * @throws KuraException if there is no connection, or the broker refuses
     */
    void controlSubscribe(String appTopic, int qos) throws KuraException;

    /**
     * Subscribes to control messages of another device.
     *
     * @param deviceId the client id under which the topic is
     * @param appTopic the topic below the application; may have wildcards
     * @param qos of MQTT, 0 to 2
     * @throws KuraException if there is no connection, or the broker refuses
     */
    void controlSubscribe(String deviceId, String appTopic, int qos) throws KuraException;

    /**
     * Ends the subscription to control messages of this device.
     *
     * @param appTopic the topic below the application; may have wildcards
     * @throws KuraException if there is no connection, or the broker refuses
     */
    void controlUnsubscribe(String appTopic) throws KuraException;

    /**
     * Ends the subscription to control messages of another device.
     *
     * @param deviceId the client id under which the topic is
     * @param appTopic the topic below the application; may have wildcards
     * @throws KuraException if there is no connection, or the broker refuses
     */
    void controlUnsubscribe(String deviceId, String appTopic) throws KuraException;

    /** The application that this client was made for. */
    String getApplicationId();

    /**
     * The ids of this application's messages that were sent and then given up, because the session ended.
     *
     * @throws KuraException if the store fails
     */
    List<Integer> getDroppedInFlightMessageIds() throws KuraException;

    /**
     * The ids of this application's messages that were sent and are not acknowledged.
     *
     * @throws KuraException if the store fails
     */
    List<Integer> getInFlightMessageIds() throws KuraException;

    /**
     * The ids of this application's messages that were not sent yet.
     *
     * @throws KuraException if the store fails
     */
    List<Integer> getUnpublishedMessageIds() throws KuraException;

    /** Whether there is a connection. */
    boolean isConnected();

    /**
     * Publishes data, with priority 5.
     *
     * @param appTopic the topic below the application
     * @param payload encoded as the connection is configured
     * @param qos of MQTT, 0 to 2
     * @param retain whether the broker keeps the message
     * @return the id of the message
     * @throws KuraException if the message cannot be encoded or stored
     */
    int publish(String appTopic, KuraPayload payload, int qos, boolean retain) throws KuraException;

    /**
     * Publishes data.
     *
     * @param appTopic the topic below the application
     * @param payload encoded as the connection is configured
     * @param qos of MQTT, 0 to 2
     * @param retain whether the broker keeps the message
     * @param priority 0 is the highest
     * @return the id of the message
     * @throws KuraException if the message cannot be encoded or stored
     */
    int publish(String appTopic, KuraPayload payload, int qos, boolean retain, int priority) throws KuraException;

    /**
     * Publishes data on behalf of another device, with priority 5.
     *
     * @param deviceId the client id under which the topic is
     * @param appTopic the topic below the application
     * @param payload encoded as the connection is configured
     * @param qos of MQTT, 0 to 2
     * @param retain whether the broker keeps the message
     * @return the id of the message
     * @throws KuraException if the message cannot be encoded or stored
     */
    int publish(String deviceId, String appTopic, KuraPayload payload, int qos, boolean retain) throws KuraException;

    /**
     * Publishes data on behalf of another device.
     *
     * @param deviceId the client id under which the topic is
     * @param appTopic the topic below the application
     * @param payload encoded as the connection is configured
     * @param qos of MQTT, 0 to 2
     * @param retain whether the broker keeps the message
     * @param priority 0 is the highest
     * @return the id of the message
     * @throws KuraException if the message cannot be encoded or stored
     */
    int publish(String deviceId, String appTopic, KuraPayload payload, int qos, boolean retain, int priority)
            throws KuraException;

    /**
     * Publishes data.
     *
     * @param appTopic the topic below the application
     * @param payload sent as it is
     * @param qos of MQTT, 0 to 2
     * @param retain whether the broker keeps the message
     * @param priority 0 is the highest
     * @return the id of the message
     * @throws KuraException if the message cannot be encoded or stored
     */
    int publish(String appTopic, byte[] payload, int qos, boolean retain, int priority) throws KuraException;

    /**
     * Publishes data on behalf of another device.
     *
     * @param deviceId the client id under which the topic is
     * @param appTopic the topic below the application
     * @param payload sent as it is
     * @param qos of MQTT, 0 to 2
     * @param retain whether the broker keeps the message
     * @param priority 0 is the highest
     * @return the id of the message
     * @throws KuraException if the message cannot be encoded or stored
     */
    int publish(String deviceId, String appTopic, byte[] payload, int qos, boolean retain, int priority)
            throws KuraException;

    /** Ends the use of this client; its listeners are told no more. Who subscribed to more than that unsubscribes before. */
    void release();

    /** Has a listener told no more; without effect if it was not added. */
    void removeCloudClientListener(CloudClientListener cloudClientListener);

    /**
     * Subscribes to data of this device.
     *
     * @param appTopic the topic below the application; may have wildcards
     * @param qos of MQTT, 0 to 2
     * @throws KuraException if there is no connection, or the broker refuses
     */
    void subscribe(String appTopic, int qos) throws KuraException;

    /**
     * Subscribes to data of another device.
     *
     * @param deviceId the client id under which the topic is
     * @param appTopic the topic below the application; may have wildcards
     * @param qos of MQTT, 0 to 2
     * @throws KuraException if there is no connection, or the broker refuses
     */
    void subscribe(String deviceId, String appTopic, int qos) throws KuraException;

    /**
     * Ends the subscription to data of this device.
     *
     * @param appTopic the topic below the application; may have wildcards
     * @throws KuraException if there is no connection, or the broker refuses
     */
    void unsubscribe(String appTopic) throws KuraException;

    /**
     * Ends the subscription to data of another device.
     *
     * @param deviceId the client id under which the topic is
     * @param appTopic the topic below the application; may have wildcards
     * @throws KuraException if there is no connection, or the broker refuses
     */
    void unsubscribe(String deviceId, String appTopic) throws KuraException;
}
