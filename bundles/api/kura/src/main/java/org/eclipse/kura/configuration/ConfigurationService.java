// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.configuration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.framework.Filter;

/**
 * Looks after the configurations of all components: the only way to change one. Every change that is asked to be
 * kept is a snapshot; all of it is kept or nothing. Thread-safe.
 */
@ProviderType
public interface ConfigurationService {

    /** The property by which people and other components name a component. */
    String KURA_SERVICE_PID = "kura.service.pid";

    /**
     * Makes a component.
     *
     * @param factoryPid the kind of component
     * @param pid the {@code kura.service.pid} of the new one
     * @param properties values other than the defaults; may be {@code null}
     * @param takeSnapshot whether to keep the change over a restart
     * @throws KuraException if there is one of that pid, or a value is refused; nothing has changed then
     */
    void createFactoryConfiguration(String factoryPid, String pid, Map<String, Object> properties, boolean takeSnapshot)
            throws KuraException;

    /**
     * Removes a component.
     *
     * @param takeSnapshot whether to keep the change over a restart
     * @throws KuraException if there is none of that pid, or it was not made of a factory
     */
    void deleteFactoryConfiguration(String pid, boolean takeSnapshot) throws KuraException;

    /**
     * The configuration of a component; {@code null} if there is none.
     *
     * @throws KuraException if the component cannot tell it
     */
    ComponentConfiguration getComponentConfiguration(String pid) throws KuraException;

    /**
     * The configurations of all components.
     *
     * @throws KuraException if they cannot be read
     */
    List<ComponentConfiguration> getComponentConfigurations() throws KuraException;

    /**
     * The configurations of the components whose services match.
     *
     * @param filter on the properties of services; {@code null} for all
     * @throws KuraException if they cannot be read
     */
    List<ComponentConfiguration> getComponentConfigurations(Filter filter) throws KuraException;

    /** The {@code kura.service.pid}s of all components. */
    Set<String> getConfigurableComponentPids();

    /**
     * What a component would be configured with if nobody had said anything.
     *
     * @throws KuraException if there is none of that pid
     */
    ComponentConfiguration getDefaultComponentConfiguration(String pid) throws KuraException;

    /** The kinds of components that can be made. */
    Set<String> getFactoryComponentPids();

    /**
     * The configurations in a snapshot.
     *
     * @param snapshotId one of {@link #getSnapshots()}
     * @throws KuraException if there is none of that id, or it cannot be read
     */
    List<ComponentConfiguration> getSnapshot(long snapshotId) throws KuraException;

    /**
     * The ids of the snapshots, oldest first: milliseconds since 1970-01-01 UTC; 0 is the one the gateway began with.
     *
     * @throws KuraException if they cannot be listed
     */
    Set<Long> getSnapshots() throws KuraException;

    /**
     * Goes back to the snapshot before the newest.
     *
     * @return the id of the snapshot that was gone back to
     * @throws KuraException if there is none, or it cannot be restored
     */
    long rollback() throws KuraException;

    /**
     * Goes back to a snapshot.
     *
     * @param snapshotId one of {@link #getSnapshots()}
     * @throws KuraException if there is none of that id, or it cannot be restored
     */
    void rollback(long snapshotId) throws KuraException;

    /**
     * Writes a snapshot of all configurations.
     *
     * @return its id
     * @throws KuraException if it cannot be written
     */
    long snapshot() throws KuraException;

    /**
     * Changes a component, and keeps the change over a restart.
     *
     * @param properties what is different; other values stay
     * @throws KuraException if a value is refused; nothing has changed then
     */
    void updateConfiguration(String pid, Map<String, Object> properties) throws KuraException;

    /**
     * Changes a component.
     *
     * @param properties what is different; other values stay
     * @param takeSnapshot whether to keep the change over a restart
     * @throws KuraException if a value is refused; nothing has changed then
     */
    void updateConfiguration(String pid, Map<String, Object> properties, boolean takeSnapshot) throws KuraException;

    /**
     * Changes several components, and keeps the changes over a restart.
     *
     * @throws KuraException if a value is refused; nothing has changed then
     */
    void updateConfigurations(List<ComponentConfiguration> configurations) throws KuraException;

    /**
     * Changes several components.
     *
     * @param takeSnapshot whether to keep the changes over a restart
     * @throws KuraException if a value is refused; nothing has changed then
     */
    void updateConfigurations(List<ComponentConfiguration> configurations, boolean takeSnapshot) throws KuraException;
}
