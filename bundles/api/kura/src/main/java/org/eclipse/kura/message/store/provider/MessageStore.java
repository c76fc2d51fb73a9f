// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.message.store.provider;

import java.util.List;
import java.util.Optional;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.data.DataTransportToken;
import org.eclipse.kura.message.store.StoredMessage;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps messages until they are delivered. Ids are unique within the store. Thread-safe. */
@ProviderType
public interface MessageStore {

    /** Closes it; every later call fails. */
    void close();

    /**
     * Removes messages that are done with: acknowledged, given up, or sent without acknowledgement.
     *
     * @param purgeAgeSeconds how long they are kept after that
     * @throws KuraStoreException if the store fails
     */
    void deleteStaleMessages(int purgeAgeSeconds) throws KuraStoreException;

    /**
     * Gives up all messages that wait for their acknowledgement.
     *
     * @throws KuraStoreException if the store fails
     */
    void dropAllInFlightMessages() throws KuraStoreException;

    /**
     * A message; empty if there is none of that id.
     *
     * @throws KuraStoreException if the store fails
     */
    Optional<StoredMessage> get(int msgId) throws KuraStoreException;

    /**
     * Messages that were given up, without their payloads.
     *
     * @throws KuraStoreException if the store fails
     */
    List<StoredMessage> getDroppedMessages() throws KuraStoreException;

    /**
     * Messages that wait for their acknowledgement, without their payloads.
     *
     * @throws KuraStoreException if the store fails
     */
    List<StoredMessage> getInFlightMessages() throws KuraStoreException;

    /**
     * How many messages there are, whatever their state.
     *
     * @throws KuraStoreException if the store fails
     */
    int getMessageCount() throws KuraStoreException;

    /**
     * The message to be sent next: the oldest of the most urgent priority; empty if there is nothing to send.
     *
     * @throws KuraStoreException if the store fails
     */
    Optional<StoredMessage> getNextMessage() throws KuraStoreException;

    /**
     * Messages that were not sent yet, without their payloads.
     *
     * @throws KuraStoreException if the store fails
     */
    List<StoredMessage> getUnpublishedMessages() throws KuraStoreException;

    /**
     * The receiver has acknowledged a message.
     *
     * @throws KuraStoreException if the store fails
     */
    void markAsConfirmed(int msgId) throws KuraStoreException;

    /**
     * A message was sent that is not acknowledged.
     *
     * @throws KuraStoreException if the store fails
     */
    void markAsPublished(int msgId) throws KuraStoreException;

    /**
     * A message was sent and waits for its acknowledgement.
     *
     * @param token what the transport calls it
     * @throws KuraStoreException if the store fails
     */
    void markAsPublished(int msgId, DataTransportToken token) throws KuraStoreException;

    /**
     * Stores a message; when this returns, a power cut does not lose it.
     *
     * @param payload encoded
     * @param qos 0, 1 or 2
     * @param retain whether the broker is to keep the message for later subscribers
     * @param priority 0 is sent first
     * @return its id
     * @throws KuraStoreException if it was not stored
     */
    int store(String topic, byte[] payload, int qos, boolean retain, int priority) throws KuraStoreException;

    /**
     * Has all messages that wait for their acknowledgement sent again.
     *
     * @throws KuraStoreException if the store fails
     */
    void unpublishAllInFlighMessages() throws KuraStoreException;
}
