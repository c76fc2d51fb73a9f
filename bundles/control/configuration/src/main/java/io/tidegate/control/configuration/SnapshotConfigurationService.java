// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.audit.AuditTrail;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.history.ConfigurationHistory;
import io.tidegate.api.configuration.history.ConfigurationTrials;
import io.tidegate.api.configuration.history.Trial;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.event.EventAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only writer of ConfigurationAdmin: one change at a time ({@link Changes}). A change is judged as a whole
 * ({@link Draft}) and committed ({@link Committer}); whatever fails before the commit leaves everything as it was. Looking ({@link Views}) waits for
 * nobody.
 */
@Component(
        name = "org.eclipse.kura.configuration.ConfigurationService",
        service = {
            ConfigurationService.class,
            ConfigurationHistory.class,
            ConfigurationTrials.class,
            ConfigurationListener.class,
            SnapshotConfigurationService.class
        },
        configurationPolicy = ConfigurationPolicy.IGNORE,
        immediate = true,
        property = {
            "kura.service.pid=org.eclipse.kura.configuration.ConfigurationService",
            "kura.ui.service.hide:Boolean=true"
        })
public final class SnapshotConfigurationService extends ReadableConfigurations
        implements ConfigurationTrials, ConfigurationListener {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotConfigurationService.class);

    /** From this start level on the gateway is up, and what files said at the start is not judged again. */
    private static final int UP = 90;

    private final BundleContext context;
    private final SnapshotPersistence persistence;
    private final Validators validators;
    private final Committer committer;
    private final FileChanges files;
    private final FileWatch watch;
    private final TrialRuns trials;
    private final Records records;
    private final Changes changes;
    private final SecretChanges secretChanges;
    private boolean started;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile EventAdmin events;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile AuditTrail trail;

    @Activate
    public SnapshotConfigurationService(
            BundleContext context, @Reference SnapshotPersistence persistence, @Reference ConfigurationAdmin admin) {
        super(context, persistence);
        this.context = context;
        this.persistence = persistence;
        validators = new Validators(persistence.resolver());
        records = new Records(() -> trail, comparison());
        committer = new Committer(persistence, new Delivery(persistence, admin), this::committed);
        files = new FileChanges(
                persistence,
                validators,
                committer,
                records,
                ConfigFolders.of(context, persistence::environment),
                this::up);
        watch = new FileWatch(() -> looked(files.look()));
        trials = new TrialRuns(
                persistence, committer, new Trials(persistence.folder().trial(), Clock.systemUTC(), this::overdue));
        changes = new Changes(persistence, validators, committer, files, trials, records, views()::pids);
        secretChanges = new SecretChanges(persistence, committer, trials, records);
    }

    @Activate
    synchronized void start() {
        persistence.definitions().onStart(this::definitionsArrived);
        trials.resume();
        files.first(files.look(), trials.pending().isPresent());
        started = true;
        watch.start();
        new ChangeEvents(() -> events).ready();
    }

    @Deactivate
    void stop() {
        watch.close();
        trials.close();
    }

    private synchronized void looked(FolderLook look) {
        files.next(look, trials.pending().isPresent());
    }

    private void committed(Change change, State before, State after) {
        Set<String> changed = after.changedFrom(before);
        persistence.dependents(before.components(), after.components()).forEach(each -> changed.add(each.pid()));
        new ChangeEvents(() -> events).changed(changed);
        records.done(change, before, after);
    }

    List<String> faults() {
        return committer.faults();
    }

    boolean audited() {
        return trail != null;
    }

    /** What features and files say of a component, from the lowest to the highest. */
    List<ComponentSources.Word> said(String pid) {
        return files.said(pid);
    }

    // ---- what comes and goes

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void bindValidator(ConfigurationValidator validator, Map<String, Object> properties) {
        validators.add(validator, properties);
        if (started && !up()) {
            files.confirm(validator);
        }
    }

    private boolean up() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                        .adapt(FrameworkStartLevel.class)
                        .getStartLevel()
                >= UP;
    }

    synchronized void unbindValidator(ConfigurationValidator validator) {
        validators.remove(validator);
    }

    /** A bundle starts: its defaults are merged in, and what its metatype declares a password is encrypted. */
    private synchronized void definitionsArrived(List<Designated> arrived) {
        Sealing.Sealed sealed = Sealing.of(persistence.state(), arrived, persistence.resolver());
        if (sealed.concerned() || arrived.stream().anyMatch(Designated::givenDefaults)) {
            committer.commitOrHold(sealed.state(), Change.of("definitions"));
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
        changes.create(factoryPid, pid, properties, takeSnapshot, null);
    }

    @Override
    public synchronized void deleteFactoryConfiguration(String pid, boolean takeSnapshot) throws KuraException {
        changes.removeInstance(pid, takeSnapshot);
    }

    @Override
    public synchronized void updateConfigurations(List<ComponentConfiguration> configurations, boolean takeSnapshot)
            throws KuraException {
        changes.update(configurations, takeSnapshot, null);
    }

    /** What somebody asks for, one at a time. */
    @FunctionalInterface
    interface Wish {
        Outcome on(Changes changes) throws KuraException;
    }

    /** @throws KuraException if components can't be put in the place of those of their names */
    synchronized void judge(Collection<Configured> components) throws KuraException {
        changes.judge(components);
    }

    synchronized Outcome change(Wish wish) throws KuraException {
        return wish.on(changes);
    }

    // ---- going back

    @Override
    public synchronized long snapshot() throws KuraException {
        return committer.write(persistence.state(), Change.of("snapshot"));
    }

    /** Makes everything as in that snapshot, as a new one; what doesn't differ is not touched. */
    @Override
    public synchronized void rollback(long id) throws KuraException {
        changes.rollback(id, snapshots().load(id), List.of(), null);
    }

    @Override
    public synchronized Set<String> rollback(long id, Collection<String> components) throws KuraException {
        return changes.rollback(id, components(id), components, null).changed();
    }

    // ---- secrets

    /** What is to be done with secrets, while nothing else is changed. */
    @FunctionalInterface
    interface SecretWork<T> {
        T run(SecretChanges secrets) throws KuraException;
    }

    synchronized <T> T changeSecrets(SecretWork<T> work) throws KuraException {
        return work.run(secretChanges);
    }

    // ---- on trial

    @Override
    public synchronized Trial update(List<ComponentConfiguration> configurations, Duration within)
            throws KuraException {
        return changes.update(configurations, true, Trials.checked(within)).waiting();
    }

    @Override
    public synchronized Trial create(String factoryPid, String pid, Map<String, Object> properties, Duration within)
            throws KuraException {
        return changes.create(factoryPid, pid, properties, true, Trials.checked(within))
                .waiting();
    }

    @Override
    public synchronized Trial delete(String pid, Duration within) throws KuraException {
        return changes.remove(pid, true, Trials.checked(within)).waiting();
    }

    @Override
    public synchronized Trial rollback(long id, Collection<String> components, Duration within) throws KuraException {
        return changes.rollback(id, components(id), components, Trials.checked(within))
                .waiting();
    }

    @Override
    public Optional<Trial> pending() {
        return trials.pending();
    }

    @Override
    public synchronized void confirm() throws KuraException {
        records.done(trials.confirm(), persistence.state(), persistence.state());
    }

    @Override
    public synchronized void revert() throws KuraException {
        trials.revert(Change.of("revert"));
    }

    private synchronized void overdue() {
        trials.overdue();
    }
}
