// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloud;

import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.KuraTimeoutException;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraResponsePayload;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sends requests and waits for their answers. Thread-safe.
 *
 * @deprecated publish with an {@link org.eclipse.kura.cloudconnection.publisher.CloudPublisher}
 */
@Deprecated
@ProviderType
public interface CloudCallService {

    /**
     * Asks another device.
     *
     * @param deviceId the client id of that device
     * @param appId the application there
     * @param appTopic what is asked for, for example {@code GET/configurations}
     * @param appPayload of the request; may be {@code null}
     * @param timeout in milliseconds
     * @return the answer
     * @throws KuraConnectException if there is no connection
     * @throws KuraTimeoutException if there was no answer in time
     * @throws KuraStoreException if the request could not be stored
     * @throws KuraException if the request could not be sent
     */
    KuraResponsePayload call(String deviceId, String appId, String appTopic, KuraPayload appPayload, int timeout)
            throws KuraConnectException, KuraTimeoutException, KuraStoreException, KuraException;

    /**
     * Asks the cloud.
     *
     * @param appId the application there
     * @param appTopic what is asked for, for example {@code GET/configurations}
     * @param appPayload of the request; may be {@code null}
     * @param timeout in milliseconds
     * @return the answer
     * @throws KuraConnectException if there is no connection
     * @throws KuraTimeoutException if there was no answer in time
     * @throws KuraStoreException if the request could not be stored
     * @throws KuraException if the request could not be sent
     */
    KuraResponsePayload call(String appId, String appTopic, KuraPayload appPayload, int timeout)
            throws KuraConnectException, KuraTimeoutException, KuraStoreException, KuraException;

    /** Whether there is a connection. */
    boolean isConnected();
}
