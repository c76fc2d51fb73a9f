// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.history.ConfigurationHistory;
import io.tidegate.api.configuration.history.Difference;
import io.tidegate.api.configuration.history.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;

/** What waits for no change: looking at what is set and at what was; and the short forms of changes. */
abstract class ReadableConfigurations implements ConfigurationService, ConfigurationHistory {

    private final SnapshotPersistence persistence;
    private final Snapshots snapshots;
    private final Differences differences;
    private final Views views;

    ReadableConfigurations(BundleContext context, SnapshotPersistence persistence) {
        this.persistence = persistence;
        snapshots = new Snapshots(persistence.folder());
        differences = new Differences(persistence.definitions()::find, persistence.secrets());
        views = new Views(persistence, new RegisteredComponents(context));
    }

    final Views views() {
        return views;
    }

    final Snapshots snapshots() {
        return snapshots;
    }

    final Differences comparison() {
        return differences;
    }

    final State state() {
        return persistence.state();
    }

    final Secrets secrets() {
        return persistence.secrets();
    }

    /** What is set in a snapshot or now. */
    final SortedMap<String, Configured> components(long id) throws KuraException {
        return id == NOW ? persistence.state().components() : snapshots.load(id);
    }

    @Override
    public List<Snapshot> history() throws KuraException {
        return snapshots.history();
    }

    @Override
    public List<Difference> differences(long from, long to) throws KuraException {
        return differences.between(components(from), components(to));
    }

    @Override
    public Set<Long> getSnapshots() throws KuraException {
        return snapshots.ids();
    }

    @Override
    public List<ComponentConfiguration> getSnapshot(long id) throws KuraException {
        return views.asWritten(snapshots.load(id).values());
    }

    @Override
    public Set<String> getConfigurableComponentPids() {
        return views.pids();
    }

    @Override
    public Set<String> getFactoryComponentPids() {
        return views.factoryPids();
    }

    @Override
    public List<ComponentConfiguration> getComponentConfigurations() {
        return views.all();
    }

    /** The configurations of the registered components whose service properties match. */
    @Override
    public List<ComponentConfiguration> getComponentConfigurations(Filter filter) {
        return filter == null ? views.all() : views.all(filter);
    }

    /** A component's configuration with its defaults, or null if nothing of this name is configured or registered. */
    @Override
    public ComponentConfiguration getComponentConfiguration(String pid) {
        return views.opened(views.of(pid));
    }

    /** The defaults of a component, or of a factory's instances; without a definition if nothing is known of that PID. */
    @Override
    public ComponentConfiguration getDefaultComponentConfiguration(String pid) {
        ComponentConfiguration defaults = views.defaults(pid);
        return defaults == null ? new View(pid, null, new HashMap<>()) : views.opened(defaults);
    }

    @Override
    public void updateConfiguration(String pid, Map<String, Object> properties) throws KuraException {
        updateConfiguration(pid, properties, true);
    }

    @Override
    public void updateConfiguration(String pid, Map<String, Object> properties, boolean takeSnapshot)
            throws KuraException {
        updateConfigurations(List.of(new View(pid, null, properties)), takeSnapshot);
    }

    @Override
    public void updateConfigurations(List<ComponentConfiguration> configurations) throws KuraException {
        updateConfigurations(configurations, true);
    }

    @Override
    public synchronized long rollback() throws KuraException {
        long id = snapshots().previous();
        rollback(id);
        return id;
    }
}
