// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.secrets.KeyReplacement;
import io.tidegate.lib.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.cm.PersistenceManager;
import org.eclipse.kura.crypto.CryptoService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What ConfigurationAdmin starts from: the newest good snapshot, resolved. In memory only; the snapshots are the store.
 * Refuses whatever {@link SnapshotConfigurationService} is not itself applying, so that no configuration exists that no
 * snapshot knows. Must not reference ConfigurationAdmin, which waits for it.
 */
@Component(
        name = "io.tidegate.control.configuration.persistence",
        service = {PersistenceManager.class, SnapshotPersistence.class},
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = PersistenceManager.PROPERTY_NAME + "=tidegate")
public final class SnapshotPersistence implements PersistenceManager {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotPersistence.class);
    private static final String NEW_AND_EMPTY = "_felix_.cm.newConfiguration";
    private static final String LOCATION_BINDINGS = "org_apache_felix_cm_impl_DynamicBindings";

    private final Path revisions;
    private final SnapshotFolder folder;
    private final Definitions definitions;
    private final Secrets secrets;
    private final GatewayVariables variables;
    private final SecretsFile secretsFile;
    private final Resolver resolver;
    private final Map<String, Map<String, Object>> stored = new ConcurrentHashMap<>();
    private final List<String> damaged = new ArrayList<>();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile CryptoService crypto;

    private volatile State state = State.EMPTY;
    private volatile Thread applying;

    @Activate
    public SnapshotPersistence(BundleContext context) {
        Path data = Path.of(context.getProperty("tidegate.data"));
        int kept = new Settings("framework", properties(context, "kura.snapshots.count"))
                .integer("kura.snapshots.count", 10, 1, 1000);
        revisions = data.resolve("run/revisions.properties");
        secrets = new Secrets(() -> crypto);
        secretsFile = new SecretsFile(data.resolve("keys/secrets.json"), secrets);
        definitions = new Definitions(context);
        variables = new GatewayVariables(context::getProperty, SnapshotPersistence::environmentVariable);
        Substitution substitution = new Substitution(Map.of(
                Substitution.ENVIRONMENT_VARIABLE, SnapshotPersistence::environmentVariable,
                Substitution.SECRET, secretsFile::lookUp));
        resolver = new Resolver(definitions::find, secrets, substitution, variables);
        folder = new SnapshotFolder(data.resolve("snapshots"), kept, Clock.systemUTC(), secrets);
    }

    private static Map<String, String> properties(BundleContext context, String key) {
        String value = context.getProperty(key);
        return value == null ? Map.of() : Map.of(key, value);
    }

    private static String environmentVariable(String name) throws Substitution.Unresolved {
        String value = System.getenv(name);
        if (value == null) {
            throw new Substitution.Unresolved("there is no environment variable " + name);
        }
        return value;
    }

    @Activate
    void start() {
        definitions.open();
        try {
            folder.tidy();
            state = folder.newest(line -> {
                LOG.warn(line);
                damaged.add(line);
            });
        } catch (IOException e) {
            LOG.error("The snapshots can't be read: {}", ConfigurationFault.words(e), e);
            damaged.add("the snapshots can't be read: " + ConfigurationFault.words(e));
        }
        for (Configured component : delivered()) {
            Map<String, Object> properties = Resolver.plain(resolver().resolve(component, new ArrayList<>()));
            properties.put(Keys.LOCATION, "?");
            stored.put(component.servicePid(), properties);
        }
        try {
            Revisions.take(revisions, stored);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} can't be read: {}", revisions, e.getMessage());
        }
    }

    @Deactivate
    void stop() {
        definitions.close();
        try {
            Revisions.leave(revisions, stored);
        } catch (IOException e) {
            LOG.warn("{} can't be written: {}", revisions, e.getMessage());
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindKeys(KeyReplacement keys) {
        secrets.currentKey().knownBy(keys);
    }

    void unbindKeys(KeyReplacement keys) {
        secrets.currentKey().forget(keys);
    }

    SnapshotFolder folder() {
        return folder;
    }

    Definitions definitions() {
        return definitions;
    }

    Secrets secrets() {
        return secrets;
    }

    SecretsFile secretsFile() {
        return secretsFile;
    }

    /** With the gateway's variables as they are in force. */
    Resolver resolver() {
        return resolver.seeing(state.components());
    }

    /** The name of the environment in force. */
    String environment() {
        return environment(state);
    }

    /** The name that the environment would have. */
    String environment(State next) {
        return variables.environment(next.components());
    }

    /** Who is given other values since the gateway's variables change from the one to the other. */
    List<Configured> dependents(SortedMap<String, Configured> before, SortedMap<String, Configured> after) {
        return Dependents.of(resolver, before, after);
    }

    /** One line for each snapshot that was passed over at the start. */
    List<String> damaged() {
        return damaged;
    }

    State state() {
        return state;
    }

    /** What ConfigurationAdmin is to hold: what is set, and the components that are given their defaults. */
    Collection<Configured> delivered() {
        SortedMap<String, Configured> delivered = new TreeMap<>();
        definitions.all().values().stream()
                .filter(Designated::givenDefaults)
                .forEach(d -> delivered.put(d.pid(), new Configured(d.pid(), "", Map.of())));
        delivered.putAll(state.components());
        return delivered.values();
    }

    boolean delivers(String servicePid) {
        return delivered().stream().anyMatch(component -> component.servicePid().equals(servicePid));
    }

    void hold(State next) {
        state = secrets.currentKey().of(next);
    }

    Set<String> storedPids() {
        return Set.copyOf(stored.keySet());
    }

    /** What ConfigurationAdmin holds for the PID, without what it adds; empty if nothing. */
    Map<String, Object> stored(String pid) {
        Map<String, Object> properties = new TreeMap<>(stored.getOrDefault(pid, Map.of()));
        properties.keySet().removeIf(k -> k.equals(Keys.LOCATION) || k.startsWith(":org.apache.felix.configadmin."));
        return properties;
    }

    /** Lets what {@code changes} does on this thread be stored. Not reentrant; callers serialise. */
    void apply(Runnable changes) {
        applying = Thread.currentThread();
        try {
            changes.run();
        } finally {
            applying = null;
        }
    }

    @Override
    public boolean exists(String pid) {
        return stored.containsKey(pid);
    }

    @Override
    public Dictionary<String, Object> load(String pid) throws IOException {
        Map<String, Object> properties = stored.get(pid);
        if (properties == null) {
            throw new IOException(pid + ": there is no such configuration");
        }
        return FrameworkUtil.asDictionary(new HashMap<>(properties));
    }

    @Override
    public Enumeration<Dictionary<String, Object>> getDictionaries() {
        List<Dictionary<String, Object>> all = new ArrayList<>();
        stored.values().forEach(properties -> all.add(FrameworkUtil.asDictionary(new HashMap<>(properties))));
        return Collections.enumeration(all);
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as the interface has it
    public void store(String pid, Dictionary properties) throws IOException {
        boolean bookkeeping = pid.equals(LOCATION_BINDINGS) || properties.get(NEW_AND_EMPTY) != null;
        if (bookkeeping) {
            return;
        }
        if (applying != Thread.currentThread()) {
            throw new IOException(pid + ": configurations are changed through ConfigurationService only");
        }
        Map<String, Object> copy = new TreeMap<>();
        for (Object key : Collections.list(properties.keys())) {
            copy.put(key.toString(), properties.get(key));
        }
        stored.put(pid, copy);
    }

    /** Can't be refused: ConfigurationAdmin takes a configuration for deleted before it asks. The service puts it back. */
    @Override
    public void delete(String pid) {
        stored.remove(pid);
    }
}
