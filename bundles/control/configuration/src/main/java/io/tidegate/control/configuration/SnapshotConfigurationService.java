// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.KuraConfigReadyEvent;
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
 * The only writer of ConfigurationAdmin. A change is judged as a whole; then the snapshot is written and forced, which is
 * the commit; then each difference is pushed. Whatever fails before the commit leaves everything as it was.
 */
@Component(
        name = "org.eclipse.kura.configuration.ConfigurationService",
        service = {
            ConfigurationService.class,
            HealthCheck.class,
            ConfigurationListener.class,
            SnapshotConfigurationService.class
        },
        configurationPolicy = ConfigurationPolicy.IGNORE,
        immediate = true,
        property = {
            "kura.service.pid=org.eclipse.kura.configuration.ConfigurationService",
            "kura.ui.service.hide:Boolean=true",
            "hc.name=Configuration"
        })
public final class SnapshotConfigurationService implements ConfigurationService, HealthCheck, ConfigurationListener {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotConfigurationService.class);

    /** From this start level on the gateway is up, and what files said at the start is not judged again. */
    private static final int UP = 90;

    private final BundleContext context;
    private final SnapshotPersistence persistence;
    private final RegisteredComponents registered;
    private final Validators validators;
    private final Delivery delivery;
    private final Map<String, FileLayers.Before> unconfirmed = new HashMap<>();
    private final List<String> refused = new ArrayList<>();
    private volatile List<String> health = List.of();
    private boolean started;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile EventAdmin events;

    @Activate
    public SnapshotConfigurationService(
            BundleContext context, @Reference SnapshotPersistence persistence, @Reference ConfigurationAdmin admin) {
        this.context = context;
        this.persistence = persistence;
        validators = new Validators(persistence.resolver());
        delivery = new Delivery(persistence, admin);
        registered = new RegisteredComponents(context);
    }

    @Activate
    synchronized void start() {
        persistence.definitions().onStart(this::definitionsArrived);
        applyFiles();
        started = true;
        EventAdmin to = events;
        if (to != null) {
            to.postEvent(new KuraConfigReadyEvent(Map.of()));
        }
    }

    private void applyFiles() {
        Path data = Path.of(context.getProperty("tidegate.data"));
        String home = context.getProperty("tidegate.home");
        FileLayers files = new FileLayers(Stream.of(
                        data.resolve("run/features"),
                        home == null ? null : Path.of(home, "etc/config"),
                        data.resolve("config"))
                .filter(Objects::nonNull)
                .toList());
        State before = persistence.state();
        FileLayers.Merged merged =
                files.applyTo(before, persistence.resolver(), persistence.secrets(), this::judgeCompletely);
        files.faults().forEach(this::refuse);
        unconfirmed.putAll(merged.changed());
        commitOrHold(merged.state());
    }

    private void refuse(String line) {
        LOG.error(line);
        refused.add(line);
    }

    private void commitOrHold(State next) {
        try {
            if (!next.sameAs(persistence.state())) {
                persistence.folder().write(next);
            }
        } catch (IOException e) {
            refuse("the snapshot can't be written, the next start will not know the changes: " + e.getMessage());
        }
        persistence.hold(next);
        push();
    }

    @Override
    public Result execute() {
        List<String> lines = health;
        return lines.isEmpty()
                ? new Result(Result.Status.OK, persistence.state().components().size() + " components configured")
                : new Result(Result.Status.WARN, String.join("\n", lines));
    }

    // ---- judging

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void bindValidator(ConfigurationValidator validator, Map<String, Object> properties) {
        validators.add(validator, properties);
        int level = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkStartLevel.class)
                .getStartLevel();
        if (started && level < UP) {
            confirmFiles(validator);
        }
    }

    synchronized void unbindValidator(ConfigurationValidator validator) {
        validators.remove(validator);
    }

    /** Files are applied before the bundles that know their contents are up; these judge them when they come. */
    private void confirmFiles(ConfigurationValidator validator) {
        SortedMap<String, Configured> components =
                new TreeMap<>(persistence.state().components());
        SortedMap<String, Configured> base = new TreeMap<>(persistence.state().base());
        for (String pid : List.copyOf(unconfirmed.keySet())) {
            Configured component = components.get(pid);
            List<Problem> problems = component == null ? List.of() : validators.ask(validator, component, components);
            if (!problems.isEmpty()) {
                FileLayers.Before before = unconfirmed.remove(pid);
                problems.forEach(problem -> refuse(before.file() + ": " + problem));
                FileLayers.undo(pid, before, components, base);
            }
        }
        State next = new State(components, base);
        if (!next.sameAs(persistence.state())) {
            commitOrHold(next);
        }
    }

    private List<Problem> judgeCompletely(Configured component, SortedMap<String, Configured> all) {
        try {
            List<Problem> problems = new ArrayList<>(
                    persistence.resolver().check(component, true).problems());
            if (problems.isEmpty()) {
                problems.addAll(validators.judge(component, all));
            }
            return problems;
        } catch (KuraException e) {
            return List.of(new Problem(component.pid(), "passwords", "", e.getMessage()));
        }
    }

    // ---- changing

    /** Judges the touched components, commits and pushes. */
    private void change(SortedMap<String, Configured> next, Collection<String> touched, boolean takeSnapshot)
            throws KuraException {
        List<Problem> problems = new ArrayList<>();
        for (String pid : touched) {
            Resolver.Checked checked = persistence.resolver().check(next.get(pid), true);
            next.put(pid, checked.component());
            problems.addAll(checked.problems());
        }
        for (String pid : touched) {
            problems.addAll(validators.judge(next.get(pid), next));
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        commit(persistence.state().with(next), takeSnapshot);
        unconfirmed.keySet().removeAll(touched);
    }

    private void commit(State next, boolean takeSnapshot) throws KuraException {
        if (takeSnapshot) {
            write(next);
        }
        persistence.hold(next);
        push();
    }

    private long write(State state) throws KuraException {
        try {
            return persistence.folder().write(state);
        } catch (IOException e) {
            throw fault(
                    KuraErrorCode.CONFIGURATION_SNAPSHOT_TAKING,
                    e,
                    "the snapshot can't be written, nothing was changed");
        }
    }

    private void push() {
        List<String> known = health;
        List<String> unresolved = delivery.push();
        unresolved.stream()
                .filter(line -> !known.contains(line))
                .forEach(line -> LOG.warn("{}; the default is used", line));
        health = Stream.of(persistence.damaged(), refused, unresolved)
                .flatMap(List::stream)
                .toList();
    }

    /** Puts back what somebody else deleted. */
    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (event.getType() == ConfigurationEvent.CM_DELETED) {
            putBack(event.getPid());
        }
    }

    private synchronized void putBack(String servicePid) {
        boolean wanted = persistence.state().components().values().stream()
                .anyMatch(component -> component.servicePid().equals(servicePid));
        if (started && wanted && persistence.stored(servicePid).isEmpty()) {
            LOG.warn("{}: was deleted past ConfigurationService, and is put back", servicePid);
            push();
        }
    }

    /** A bundle starts: its defaults are merged in, and what its metatype declares a password is encrypted. */
    private synchronized void definitionsArrived(List<Designated> arrived) {
        Set<String> types = arrived.stream().map(Designated::pid).collect(Collectors.toSet());
        SortedMap<String, Configured> components =
                new TreeMap<>(persistence.state().components());
        SortedMap<String, Configured> base = new TreeMap<>(persistence.state().base());
        boolean known = false;
        boolean sealed = false;
        for (Configured component : List.copyOf(components.values())) {
            if (types.contains(component.type())) {
                known = true;
                sealed |= seal(component, components, base);
            }
        }
        if (sealed) {
            commitOrHold(new State(components, base));
        } else if (known) {
            push();
        }
    }

    private boolean seal(
            Configured component, SortedMap<String, Configured> components, SortedMap<String, Configured> base) {
        Map<String, Object> typed;
        try {
            typed = persistence.resolver().check(component, false).component().properties();
        } catch (KuraException e) {
            LOG.error("{}: its passwords can't be encrypted: {}", component.pid(), e.getMessage());
            return false;
        }
        Map<String, Object> sealed = new TreeMap<>(component.properties());
        Configured said = base.get(component.pid());
        Map<String, Object> saidSealed = new TreeMap<>(said == null ? Map.of() : said.properties());
        component.properties().forEach((key, value) -> {
            if (typed.get(key) instanceof Encrypted cipher && !(value instanceof Encrypted)) {
                sealed.put(key, cipher);
                saidSealed.replaceAll((k, v) -> k.equals(key) && v.equals(value) ? cipher : v);
            }
        });
        components.put(component.pid(), component.with(sealed));
        if (said != null) {
            base.put(component.pid(), said.with(saidSealed));
        }
        return !Configured.same(sealed, component.properties());
    }

    @Override
    public synchronized void createFactoryConfiguration(
            String factoryPid, String pid, Map<String, Object> properties, boolean takeSnapshot) throws KuraException {
        required("factoryPid", factoryPid);
        required("pid", pid);
        SortedMap<String, Configured> next = new TreeMap<>(persistence.state().components());
        if (next.containsKey(pid) || registered.pids().contains(pid)) {
            throw fault(KuraErrorCode.INVALID_PARAMETER, null, pid + ": there is a component of this name already");
        }
        next.put(pid, merged(new Configured(pid, factoryPid, Map.of()), properties));
        change(next, List.of(pid), takeSnapshot);
    }

    @Override
    public synchronized void deleteFactoryConfiguration(String pid, boolean takeSnapshot) throws KuraException {
        Configured component = persistence.state().components().get(pid);
        if (component == null || component.factoryPid().isEmpty()) {
            throw fault(KuraErrorCode.INVALID_PARAMETER, null, pid + ": there is no factory component of this name");
        }
        remove(pid, takeSnapshot);
    }

    /** Removes what is set for a component: a factory's instance goes, a singleton is back at its defaults. */
    synchronized void remove(String pid, boolean takeSnapshot) throws KuraException {
        SortedMap<String, Configured> next = new TreeMap<>(persistence.state().components());
        if (next.remove(pid) == null) {
            throw fault(KuraErrorCode.INVALID_PARAMETER, null, pid + ": nothing is configured for this name");
        }
        commit(persistence.state().with(next), takeSnapshot);
        unconfirmed.remove(pid);
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
        SortedMap<String, Configured> next = new TreeMap<>(persistence.state().components());
        Set<String> touched = new TreeSet<>();
        for (ComponentConfiguration given : configurations) {
            String pid = given.getPid();
            required("pid", pid);
            Map<String, Object> properties =
                    given.getConfigurationProperties() == null ? Map.of() : given.getConfigurationProperties();
            Configured current = next.get(pid);
            Object factory = properties.get(Keys.FACTORY);
            String factoryPid = factory == null ? "" : factory.toString();
            if (current != null
                    && !factoryPid.isEmpty()
                    && !current.factoryPid().equals(factoryPid)) {
                throw fault(
                        KuraErrorCode.INVALID_PARAMETER,
                        null,
                        pid + ": the name is taken by a component of " + current.type() + ", not " + factoryPid);
            }
            next.put(pid, merged(current == null ? new Configured(pid, factoryPid, Map.of()) : current, properties));
            touched.add(pid);
        }
        change(next, touched, takeSnapshot);
    }

    private Configured merged(Configured current, Map<String, Object> changes) throws KuraException {
        Map<String, Object> values = new TreeMap<>(current.properties());
        if (changes != null) {
            for (Map.Entry<String, Object> change : changes.entrySet()) {
                if (change.getValue() == null) {
                    values.remove(change.getKey());
                } else if (!Keys.isIdentity(change.getKey())) {
                    values.put(change.getKey(), given(current.pid(), change.getKey(), change.getValue()));
                }
            }
        }
        return current.with(values);
    }

    private Object given(String pid, String key, Object value) throws KuraException {
        try {
            return Values.stored(value, persistence.secrets());
        } catch (Values.NotAllowed e) {
            throw new RefusedException(
                    List.of(new Problem(pid, key, value.getClass().getSimpleName(), e.getMessage())));
        }
    }

    // ---- snapshots

    @Override
    public synchronized long snapshot() throws KuraException {
        return write(persistence.state());
    }

    @Override
    public Set<Long> getSnapshots() throws KuraException {
        try {
            return persistence.folder().ids();
        } catch (IOException e) {
            throw fault(KuraErrorCode.CONFIGURATION_SNAPSHOT_LISTING, e, "the snapshots can't be listed");
        }
    }

    @Override
    public List<ComponentConfiguration> getSnapshot(long id) throws KuraException {
        List<ComponentConfiguration> views = new ArrayList<>();
        for (Configured component : load(id).values()) {
            Map<String, Object> properties = new HashMap<>(component.properties());
            properties.put(Keys.NAME, component.pid());
            if (!component.factoryPid().isEmpty()) {
                properties.put(Keys.FACTORY, component.factoryPid());
            }
            views.add(view(component.pid(), component.type(), properties));
        }
        return views;
    }

    @Override
    public synchronized long rollback() throws KuraException {
        TreeSet<Long> ids = new TreeSet<>(getSnapshots());
        Long newest = ids.pollLast();
        if (newest == null || ids.isEmpty()) {
            throw fault(KuraErrorCode.CONFIGURATION_ROLLBACK, null, "there is no older snapshot to go back to");
        }
        rollback(ids.last());
        return ids.last();
    }

    /** Makes everything as in that snapshot, as a new one; what doesn't differ is not touched. */
    @Override
    public synchronized void rollback(long id) throws KuraException {
        SortedMap<String, Configured> wanted = load(id);
        commit(persistence.state().with(wanted), true);
        unconfirmed.clear();
    }

    private SortedMap<String, Configured> load(long id) throws KuraException {
        if (!getSnapshots().contains(id)) {
            throw fault(KuraErrorCode.CONFIGURATION_SNAPSHOT_NOT_FOUND, null, "there is no snapshot " + id);
        }
        try {
            return persistence.folder().load(id);
        } catch (IOException e) {
            throw fault(KuraErrorCode.CONFIGURATION_SNAPSHOT_LOADING, e, "snapshot " + id + " can't be read");
        }
    }

    // ---- looking

    @Override
    public Set<String> getConfigurableComponentPids() {
        Set<String> pids = new TreeSet<>(persistence.state().components().keySet());
        pids.addAll(registered.pids());
        return pids;
    }

    @Override
    public Set<String> getFactoryComponentPids() {
        return persistence.definitions().all().values().stream()
                .filter(Designated::factory)
                .map(Designated::pid)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public List<ComponentConfiguration> getComponentConfigurations() throws KuraException {
        List<ComponentConfiguration> views = new ArrayList<>();
        for (String pid : getConfigurableComponentPids()) {
            ComponentConfiguration view = getComponentConfiguration(pid);
            if (view != null) {
                views.add(view);
            }
        }
        return views;
    }

    /** The configurations of the registered components whose service properties match. */
    @Override
    public List<ComponentConfiguration> getComponentConfigurations(Filter filter) throws KuraException {
        if (filter == null) {
            return getComponentConfigurations();
        }
        List<ComponentConfiguration> views = new ArrayList<>();
        for (String pid : registered.pids(filter)) {
            views.add(getComponentConfiguration(pid));
        }
        return views;
    }

    /** A component's configuration with its defaults, or null if nothing of this name is configured or registered. */
    @Override
    public ComponentConfiguration getComponentConfiguration(String pid) throws KuraException {
        Configured component = persistence.state().components().get(pid);
        ComponentConfiguration own = registered.ownConfiguration(pid);
        if (component != null) {
            Map<String, Object> properties = persistence.resolver().resolve(component, new ArrayList<>());
            return own == null || own.getDefinition() == null
                    ? view(pid, component.type(), properties)
                    : new View(pid, own.getDefinition(), Resolver.forCallers(properties));
        }
        if (own != null) {
            return own;
        }
        return registered.pids().contains(pid) ? defaults(pid, pid) : null;
    }

    /** The defaults of a component, or of a factory's instances; null if nothing is known of that PID. */
    @Override
    public ComponentConfiguration getDefaultComponentConfiguration(String pid) {
        Configured component = persistence.state().components().get(pid);
        String type = component == null ? pid : component.type();
        return persistence.definitions().find(type).isPresent() ? defaults(pid, type) : null;
    }

    private View defaults(String pid, String type) {
        Map<String, Object> properties = persistence
                .resolver()
                .resolve(new Configured(pid, type.equals(pid) ? "" : type, Map.of()), new ArrayList<>());
        return view(pid, type, properties);
    }

    private View view(String pid, String type, Map<String, Object> properties) {
        return new View(
                pid,
                persistence
                        .definitions()
                        .find(type)
                        .map(Designated::ocd)
                        .orElseGet(() -> new MetatypeDefinition(type, type, "", List.of(), List.of())),
                Resolver.forCallers(properties));
    }

    /** What is set for a component, without defaults. */
    Optional<Configured> configured(String pid) {
        return Optional.ofNullable(persistence.state().components().get(pid));
    }

    /** All that is set, by name. */
    Collection<Configured> configured() {
        return persistence.state().components().values();
    }

    /** Whether a component of this name is configured, registered, or designated by a metatype. */
    boolean knows(String pid) {
        return configured(pid).isPresent()
                || persistence.definitions().find(pid).filter(d -> !d.factory()).isPresent()
                || registered.pids().contains(pid);
    }

    private static void required(String what, String value) throws KuraException {
        if (value == null || value.isBlank()) {
            throw fault(KuraErrorCode.INVALID_PARAMETER, null, "a " + what + " is required");
        }
    }

    private static KuraException fault(KuraErrorCode code, Exception cause, String message) {
        return new ConfigurationFault(code, cause, cause == null ? message : message + ": " + cause.getMessage());
    }
}
