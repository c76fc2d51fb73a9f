// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloud.factory;

import java.util.List;
import java.util.Set;
import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Creates and deletes the components of cloud connections of one kind. Thread-safe.
 *
 * @deprecated use {@link org.eclipse.kura.cloudconnection.factory.CloudConnectionFactory}
 */
@Deprecated
@ProviderType
public interface CloudServiceFactory {

    /** The property of a cloud service that holds the pid of the factory that created it. */
    String KURA_CLOUD_SERVICE_FACTORY_PID = "kura.cloud.service.factory.pid";

    /**
     * Creates a cloud service and the components it needs.
     *
     * @param pid the {@code kura.service.pid} of the cloud service
     * @throws KuraException if the pid is taken or malformed, or if a component cannot be created
     */
    void createConfiguration(String pid) throws KuraException;

    /**
     * Deletes a cloud service and the components that were created with it.
     *
     * @param pid the {@code kura.service.pid} of the cloud service
     * @throws KuraException if a component cannot be deleted
     */
    void deleteConfiguration(String pid) throws KuraException;

    /** The factory pid of the cloud services that this creates. */
    String getFactoryPid();

    /**
     * The {@code kura.service.pid}s of the cloud services that this created.
     *
     * @throws KuraException if they cannot be told
     */
    Set<String> getManagedCloudServicePids() throws KuraException;

    /**
     * The pids of all components of one connection, the cloud service first.
     *
     * @param pid the {@code kura.service.pid} of the cloud service
     * @throws KuraException if they cannot be told
     */
    List<String> getStackComponentsPids(String pid) throws KuraException;
}
