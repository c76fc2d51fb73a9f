// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.support;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;

/**
 * An OSGi framework in the test's own process, for one bundle as it was built and a few others. The test plays the rest of the
 * gateway from outside: it acts through the framework's own bundle.
 *
 * <pre>{@code
 * framework = EmbeddedFramework.in(folder)
 *         .sharing("org.eclipse.kura.KuraException")
 *         .configuredComponents()
 *         .start();
 * framework.installTested().start();
 * framework.configurations().set("io.tidegate.example", Map.of("period.ms", 20));
 * Driver driver = framework.service(Driver.class);
 * }</pre>
 */
public final class EmbeddedFramework implements AutoCloseable {

    private final Framework framework;
    private Bundle tested;

    EmbeddedFramework(Framework framework) {
        this.framework = framework;
    }

    /** Begins with a folder, in which the framework keeps its bundles in a sub-folder {@code framework}. */
    public static FrameworkSetup in(Path folder) {
        return new FrameworkSetup(folder);
    }

    /** The jar that the module built: the system property {@code bundle.under.test}, which its pom.xml sets. */
    public static Path testedJar() {
        return Path.of(System.getProperty("bundle.under.test"));
    }

    /** The context of the framework's own bundle. */
    public BundleContext context() {
        return framework.getBundleContext();
    }

    /** Installs the bundle under test; does not start it. */
    public Bundle installTested() throws BundleException {
        tested = install(testedJar());
        return tested;
    }

    /** The bundle under test, once it is installed. */
    public Bundle tested() {
        return tested;
    }

    /** Replaces the bundle under test by itself, from the bytes of the jar, as a deployment does it. */
    public void replaceTested() throws BundleException, IOException {
        try (InputStream next = Files.newInputStream(testedJar())) {
            tested.update(next);
        }
    }

    /** Installs the bundle in which this class of the class path is; does not start it. */
    public Bundle install(String type) throws BundleException {
        return install(ClassPath.jar(type));
    }

    public Bundle install(Path jar) throws BundleException {
        return context().installBundle(jar.toUri().toString());
    }

    public Bundle install(TestBundle bundle) throws BundleException {
        return context().installBundle("test:" + bundle.name(), new ByteArrayInputStream(bundle.bytes()));
    }

    public Configurations configurations() {
        return new Configurations(this);
    }

    public <T> ServiceRegistration<T> register(Class<T> type, T service, Map<String, ?> properties) {
        return context().registerService(type, service, FrameworkUtil.asDictionary(properties));
    }

    /** Awaits and gets a service. */
    public <T> T service(Class<T> type) {
        return service(type, null);
    }

    /** Awaits and gets a service to which the filter, null for none, applies. */
    public <T> T service(Class<T> type, String filter) {
        String what = "there is a service " + type.getName() + (filter == null ? "" : " " + filter);
        return Await.value(what, () -> find(type, filter).orElse(null));
    }

    /** The service that is there now. */
    public <T> Optional<T> find(Class<T> type) {
        return find(type, null);
    }

    /** The service that is there now and to which the filter, null for none, applies; of several the first by ranking. */
    public <T> Optional<T> find(Class<T> type, String filter) {
        return reference(type.getName(), filter).map(context()::getService).map(type::cast);
    }

    /** All services that are there now. */
    public <T> List<T> services(Class<T> type) {
        return references(type.getName(), null)
                .map(context()::getService)
                .map(type::cast)
                .toList();
    }

    /** The reference to the first one, for its properties. */
    public Optional<ServiceReference<?>> reference(String type, String filter) {
        return references(type, filter).max(Comparator.naturalOrder());
    }

    private Stream<ServiceReference<?>> references(String type, String filter) {
        try {
            // Felix hides from its own bundle the services of packages which that bundle exports, unless asked for all.
            ServiceReference<?>[] all = context().getAllServiceReferences(type, filter);
            return all == null ? Stream.empty() : Arrays.stream(all);
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(filter, e);
        }
    }

    /** Stops it, and fails if something inside does not stop. */
    @Override
    public void close() {
        try {
            framework.stop();
            if (framework.waitForStop(Await.LIMIT.toMillis()).getType() == FrameworkEvent.WAIT_TIMEDOUT) {
                throw new AssertionError("not within " + Await.LIMIT.toSeconds() + " s: the framework stops");
            }
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
