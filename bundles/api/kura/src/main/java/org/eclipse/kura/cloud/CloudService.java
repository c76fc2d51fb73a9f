// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloud;

import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A cloud connection, which many applications share. Thread-safe.
 *
 * @deprecated use {@link org.eclipse.kura.cloudconnection.CloudConnectionManager}
 */
@Deprecated
@ProviderType
public interface CloudService {

    /** The applications that have a client at the moment. */
    String[] getCloudApplicationIdentifiers();

    /** Whether there is a connection. */
    boolean isConnected();

    /**
     * Makes a client; who asked for it releases it.
     *
     * @param applicationId below which the topics of the client are
     * @throws KuraException if the client cannot be made
     */
    CloudClient newCloudClient(String applicationId) throws KuraException;
}
