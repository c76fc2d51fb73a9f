// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.data;

import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraNotConnectedException;
import org.eclipse.kura.KuraTimeoutException;
import org.eclipse.kura.KuraTooManyInflightMessagesException;
import org.osgi.annotation.versioning.ProviderType;

/** Sends and receives bytes over one connection; stores nothing, retries nothing. Thread-safe. */
@ProviderType
public interface DataTransportService {

    /** Has a listener told about messages and the connection, from the next change on. */
    void addDataTransportListener(org.eclipse.kura.data.transport.listener.DataTransportListener listener);

    /**
     * Connects and waits for it.
     *
     * @throws KuraConnectException if there is no connection
     */
    void connect() throws KuraConnectException;

    /**
     * Disconnects; nothing happens if there is no connection.
     *
     * @param quiesceTimeout how long to wait for acknowledgements at most, in milliseconds
     */
    void disconnect(long quiesceTimeout);

    /** What {@code #account-name} in topics is replaced by; may be empty. */
    String getAccountName();

    /** Where to. */
    String getBrokerUrl();

    /** What {@code #client-id} in topics is replaced by. */
    String getClientId();

    /** As whom; may be empty. */
    String getUsername();

    /** Whether there is a connection at this moment. */
    boolean isConnected();

    /**
     * Sends a message.
     *
     * @param topic in which the tokens {@code #account-name} and {@code #client-id} are replaced
     * @param payload encoded
     * @param qos 0 at most once, 1 at least once, 2 exactly once
     * @param retain whether the broker is to keep the message for later subscribers
     * @return what listeners are told when the broker has it; {@code null} for QoS 0, which is not acknowledged
     * @throws KuraTooManyInflightMessagesException if too many messages wait for their acknowledgement
     * @throws KuraException if it cannot be sent
     * @throws KuraNotConnectedException if there is no connection
     */
    DataTransportToken publish(String topic, byte[] payload, int qos, boolean retain)
            throws KuraTooManyInflightMessagesException, KuraException, KuraNotConnectedException;

    /** Ends all calls to a listener; nothing happens if it was not added. */
    void removeDataTransportListener(org.eclipse.kura.data.transport.listener.DataTransportListener listener);

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
