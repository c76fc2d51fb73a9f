// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloudconnection.factory;

import java.util.List;
import java.util.Set;
import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** Makes cloud connections of one kind: the endpoint and the services below it. Thread-safe. */
@ProviderType
public interface CloudConnectionFactory {

    /** The property of every component of a connection that names the factory which made it. */
    String KURA_CLOUD_CONNECTION_FACTORY_PID = "kura.cloud.connection.factory.pid";

    /**
     * Makes the components of a new connection.
     *
     * @param pid the {@code kura.service.pid} of the endpoint
     * @throws KuraException if there is one of that pid, or the pid is not allowed
     */
    void createConfiguration(String pid) throws KuraException;

    /**
     * Removes the components of a connection.
     *
     * @param pid the {@code kura.service.pid} of the endpoint
     * @throws KuraException if one of them cannot be removed
     */
    void deleteConfiguration(String pid) throws KuraException;

    /** The factory pid of the endpoints. */
    String getFactoryPid();

    /**
     * The pids of all endpoints that this factory made.
     *
     * @throws KuraException if the configurations cannot be read
     */
    Set<String> getManagedCloudConnectionPids() throws KuraException;

    /**
     * The pids of the components of a connection, that of the endpoint first.
     *
     * @param pid the {@code kura.service.pid} of the endpoint
     * @throws KuraException if there is no such connection
     */
    List<String> getStackComponentsPids(String pid) throws KuraException;
}
