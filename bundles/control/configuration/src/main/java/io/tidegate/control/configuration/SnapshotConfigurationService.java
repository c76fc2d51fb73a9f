// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.ConfigurationValidator;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.event.EventAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only writer of ConfigurationAdmin: one change at a time. A change is judged as a whole ({@link Draft}) and committed
 * ({@link Committer}); whatever fails before the commit leaves everything as it was. Looking ({@link Views}) waits for
 * nobody.
 */
@Component(
        name = "org.eclipse.kura.configuration.ConfigurationService",
        service = {ConfigurationService.class, ConfigurationListener.class, SnapshotConfigurationService.class},
        configurationPolicy = ConfigurationPolicy.IGNORE,
        immediate = true,
        property = {
            "kura.service.pid=org.eclipse.kura.configuration.ConfigurationService",
            "kura.ui.service.hide:Boolean=true"
        })
public final class SnapshotConfigurationService implements ConfigurationService, ConfigurationListener {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotConfigurationService.class);

    /** From this start level on the gateway is up, and what files said at the start is not judged again. */
    private static final int UP = 90;

    private final BundleContext context;
    private final SnapshotPersistence persistence;
    private final Validators validators;
    private final Committer committer;
    private final FileChanges files;
    private final Snapshots snapshots;
    private final Views views;
    private boolean started;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile EventAdmin events;

    @Activate
    public SnapshotConfigurationService(
            BundleContext context, @Reference SnapshotPersistence persistence, @Reference ConfigurationAdmin admin) {
        this.context = context;
        this.persistence = persistence;
        validators = new Validators(persistence.resolver());
        committer =
                new Committer(persistence, new Delivery(persistence, admin), new ChangeEvents(() -> events)::changed);
        files = new FileChanges(persistence, validators, committer);
        snapshots = new Snapshots(persistence.folder());
        views = new Views(persistence, new RegisteredComponents(context));
    }

    @Activate
    synchronized void start() {
        persistence.definitions().onStart(this::definitionsArrived);
        files.apply(FileChanges.folders(context));
        started = true;
        new ChangeEvents(() -> events).ready();
    }

    List<String> faults() {
        return committer.faults();
    }

    Views views() {
        return views;
    }

    Secrets secrets() {
        return persistence.secrets();
    }

    // ---- what comes and goes

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void bindValidator(ConfigurationValidator validator, Map<String, Object> properties) {
        validators.add(validator, properties);
        int level = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkStartLevel.class)
                .getStartLevel();
        if (started && level < UP) {
            files.confirm(validator);
        }
    }

    synchronized void unbindValidator(ConfigurationValidator validator) {
        validators.remove(validator);
    }

    /** A bundle starts: its defaults are merged in, and what its metatype declares a password is encrypted. */
    private synchronized void definitionsArrived(List<Designated> arrived) {
        Sealing.Sealed sealed = Sealing.of(persistence.state(), arrived, persistence.resolver());
        if (sealed.concerned() || arrived.stream().anyMatch(Designated::givenDefaults)) {
            committer.commitOrHold(sealed.state());
        }
    }

    /** Puts back what somebody else deleted. */
    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (event.getType() == ConfigurationEvent.CM_DELETED) {
            putBack(event.getPid());
        }
    }

    private synchronized void putBack(String servicePid) {
        if (started
                && persistence.delivers(servicePid)
                && persistence.stored(servicePid).isEmpty()) {
            LOG.warn("{}: was deleted past ConfigurationService, and is put back", servicePid);
            committer.push();
        }
    }

    // ---- changing

    @Override
    public synchronized void createFactoryConfiguration(
            String factoryPid, String pid, Map<String, Object> properties, boolean takeSnapshot) throws KuraException {
        Keys.required("factoryPid", factoryPid);
        Keys.required("pid", pid);
        if (views.pids().contains(pid)) {
            throw new ConfigurationFault(
                    KuraErrorCode.INVALID_PARAMETER, pid + ": there is a component of this name already");
        }
        Draft draft = new Draft(persistence, validators);
        draft.merge(pid, factoryPid, properties == null ? Map.of() : properties);
        commit(draft, takeSnapshot);
    }

    @Override
    public synchronized void deleteFactoryConfiguration(String pid, boolean takeSnapshot) throws KuraException {
        Configured component = persistence.state().components().get(pid);
        if (component == null || component.factoryPid().isEmpty()) {
            throw new ConfigurationFault(
                    KuraErrorCode.INVALID_PARAMETER, pid + ": there is no factory component of this name");
        }
        remove(pid, takeSnapshot);
    }

    /** Removes what is set for a component: a factory's instance goes, a singleton is back at its defaults. */
    synchronized void remove(String pid, boolean takeSnapshot) throws KuraException {
        SortedMap<String, Configured> next = new TreeMap<>(persistence.state().components());
        if (next.remove(pid) == null) {
            throw new ConfigurationFault(
                    KuraErrorCode.INVALID_PARAMETER, pid + ": nothing is configured for this name");
        }
        committer.commit(persistence.state().with(next), takeSnapshot);
        files.overruled(Set.of(pid));
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
    public synchronized void updateConfigurations(List<ComponentConfiguration> configurations, boolean takeSnapshot)
            throws KuraException {
        Draft draft = new Draft(persistence, validators);
        for (ComponentConfiguration given : configurations) {
            Keys.required("pid", given.getPid());
            Map<String, Object> properties =
                    given.getConfigurationProperties() == null ? Map.of() : given.getConfigurationProperties();
            draft.merge(given.getPid(), Objects.toString(properties.get(Keys.FACTORY), ""), properties);
        }
        commit(draft, takeSnapshot);
    }

    /**
     * Puts components in the place of those of their names, all or none.
     *
     * @param commit whether to do it; else it is only judged
     */
    synchronized void replace(Collection<Configured> components, boolean commit) throws KuraException {
        Draft draft = new Draft(persistence, validators);
        for (Configured component : components) {
            Keys.required("pid", component.pid());
            draft.replace(component);
        }
        if (commit) {
            commit(draft, true);
        } else {
            draft.judged();
        }
    }

    private void commit(Draft draft, boolean takeSnapshot) throws KuraException {
        committer.commit(draft.judged(), takeSnapshot);
        files.overruled(draft.touched());
    }

    // ---- snapshots

    @Override
    public synchronized long snapshot() throws KuraException {
        return committer.write(persistence.state());
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
    public synchronized long rollback() throws KuraException {
        long id = snapshots.previous();
        rollback(id);
        return id;
    }

    /** Makes everything as in that snapshot, as a new one; what doesn't differ is not touched. */
    @Override
    public synchronized void rollback(long id) throws KuraException {
        committer.commit(persistence.state().with(snapshots.load(id)), true);
        files.allOverruled();
    }

    // ---- looking

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
}
