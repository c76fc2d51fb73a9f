// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.data;

import java.util.List;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraNotConnectedException;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.KuraTimeoutException;
import org.osgi.annotation.versioning.ProviderType;

/** Stores messages, and sends them as soon as there is a connection. Thread-safe. */
@ProviderType
public interface DataService {

    /** Has a listener told about messages and the connection. */
    void addDataServiceListener(org.eclipse.kura.data.listener.DataServiceListener listener);

    /**
     * Connects and waits for it.
     *
     * @throws KuraConnectException if there is no connection
     */
    void connect() throws KuraConnectException;

    /**
     * Disconnects.
     *
     * @param quiesceTimeout how long to wait for acknowledgements at most, in milliseconds
     */
    void disconnect(long quiesceTimeout);

    /**
     * Ids of messages that were given up while they waited for their acknowledgement.
     *
     * @param topicRegex matches the whole topic
     * @throws KuraStoreException if the store fails
     */
    List<Integer> getDroppedInFlightMessageIds(String topicRegex) throws KuraStoreException;

    /**
     * Ids of messages that wait for their acknowledgement.
     *
     * @param topicRegex matches the whole topic
     * @throws KuraStoreException if the store fails
     */
    List<Integer> getInFlightMessageIds(String topicRegex) throws KuraStoreException;

    /** Seconds between two attempts to connect. */
    int getRetryInterval();

    /**
     * Ids of messages that were not sent yet.
     *
     * @param topicRegex matches the whole topic
     * @throws KuraStoreException if the store fails
     */
    List<Integer> getUnpublishedMessageIds(String topicRegex) throws KuraStoreException;

    /** Whether it connects by itself, and keeps connected. */
    boolean isAutoConnectEnabled();

    /** Whether there is a connection at this moment. */
    boolean isConnected();

    /**
     * Stores a message for sending; when this returns, a power cut does not lose it.
     *
     * @param topic in which the tokens {@code #account-name} and {@code #client-id} are replaced on sending
     * @param payload encoded; kept, not copied
     * @param qos 0 at most once, 1 at least once, 2 exactly once
     * @param retain whether the broker is to keep the message for later subscribers
     * @param priority 0 is sent first; not negative
     * @return the id of the message
     * @throws KuraStoreException if it was not stored, for example because the store is full
     */
    int publish(String topic, byte[] payload, int qos, boolean retain, int priority) throws KuraStoreException;

    /** Ends all calls to a listener; nothing happens if it was not added. */
    void removeDataServiceListener(org.eclipse.kura.data.listener.DataServiceListener listener);

    /**
     * Subscribes on the present connection.
     *
     * @param topic may hold wildcards, and the tokens {@code #account-name} and {@code #client-id}
     * @param qos 0, 1 or 2 at most
     * @throws KuraTimeoutException if the broker does not answer
     * @throws KuraException if the broker refuses
     * @throws KuraNotConnectedException if there is no connection
     */
    void subscribe(String topic, int qos) throws KuraTimeoutException, KuraException, KuraNotConnectedException;

    /**
     * Takes back a subscription.
     *
     * @param topic as subscribed
     * @throws KuraTimeoutException if the broker does not answer
     * @throws KuraException if the broker refuses
     * @throws KuraNotConnectedException if there is no connection
     */
    void unsubscribe(String topic) throws KuraTimeoutException, KuraException, KuraNotConnectedException;
}
