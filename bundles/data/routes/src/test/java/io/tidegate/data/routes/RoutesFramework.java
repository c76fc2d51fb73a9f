// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.Sample;
import io.tidegate.api.samples.SampleSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.type.TypedValues;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** A framework with Declarative Services, ConfigurationAdmin, and the host bundle as it was built; for component bundles too. */
public final class RoutesFramework implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private final Framework framework;
    private final Bundle host;

    public RoutesFramework(Path cache) throws Exception {
        FrameworkFactory factory =
                ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
        framework = factory.newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE,
                cache.resolve("bundles").toString(),
                Constants.FRAMEWORK_BSNVERSION,
                Constants.FRAMEWORK_BSNVERSION_MULTIPLE,
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                Stream.of(
                                "org/eclipse/kura/KuraException",
                                "org/osgi/service/cm/ConfigurationAdmin",
                                "org/apache/felix/hc/api/HealthCheck",
                                "io/tidegate/api/configuration/Problem",
                                "io/tidegate/api/samples/Sample",
                                "org/slf4j/Logger")
                        .map(RoutesFramework::exports)
                        .collect(Collectors.joining(","))));
        framework.start();
        for (String bundle : List.of(
                "org/osgi/util/function/Function",
                "org/osgi/util/promise/Promise",
                "org/osgi/service/component/ComponentContext",
                "org/apache/felix/cm/impl/ConfigurationManager",
                "org/apache/felix/scr/impl/Activator")) {
            context().installBundle(jar(bundle).toString()).start();
        }
        host = install(hostJar());
        host.start();
    }

    @Override
    public void close() throws BundleException {
        framework.stop();
        try {
            framework.waitForStop(DEADLINE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public BundleContext context() {
        return framework.getBundleContext();
    }

    public Bundle host() {
        return host;
    }

    public Bundle install(Path jar) throws Exception {
        return context().installBundle(jar.toUri().toString());
    }

    /** The built host bundle: named by the build of its own module, else on the class path. */
    public static Path hostJar() throws IOException {
        URL jar = resource("io/tidegate/data/routes/RouteHost");
        return jar.getProtocol().equals("jar")
                ? Path.of(((JarURLConnection) jar.openConnection())
                        .getJarFileURL()
                        .getPath())
                : Path.of(System.getProperty("bundle.under.test"));
    }

    /** Configures a group, or changes it. */
    public void group(String name, String routes, Object... more) throws IOException {
        Map<String, Object> properties = new HashMap<>();
        properties.put("routes", routes);
        properties.put("kura.service.pid", name);
        for (int i = 0; i < more.length; i += 2) {
            properties.put((String) more[i], more[i + 1]);
        }
        configuration(name).update(FrameworkUtil.asDictionary(properties));
    }

    public void delete(String name) throws IOException {
        configuration(name).delete();
    }

    private Configuration configuration(String name) throws IOException {
        ConfigurationAdmin admin = context().getService(context().getServiceReference(ConfigurationAdmin.class));
        return admin.getFactoryConfiguration("io.tidegate.data.routes", name, "?");
    }

    /** What the validator says of a group, while the other groups stay as they run. */
    public List<String> problems(String name, String routes, Map<String, String> others) {
        return service(ConfigurationValidator.class)
                .validate(new Candidate(
                        name, "io.tidegate.data.routes", Map.of("routes", routes), other -> Optional.ofNullable(
                                        others.get(other))
                                .map(text -> Map.of("routes", text))))
                .stream()
                .map(Problem::toString)
                .toList();
    }

    /** Offers samples as an asset does. */
    public void offer(String asset, String channel, Object value) {
        Instant now = Instant.now();
        offer(Sample.good(
                new ChannelId(asset, channel), TypedValues.newTypedValue(value), now, now, Duration.ofSeconds(3)));
    }

    public void offer(Sample... samples) {
        service(SampleSink.class).offer(List.of(samples));
    }

    /** Felix finds no service for its own bundle whose interface that bundle exports itself, unless asked for all. */
    private <T> T service(Class<T> type) {
        try {
            return type.cast(context().getService(context().getAllServiceReferences(type.getName(), null)[0]));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public <T> ServiceRegistration<T> register(Class<T> type, T service, String name) {
        return context().registerService(type, service, FrameworkUtil.asDictionary(Map.of("kura.service.pid", name)));
    }

    public Result.Status status(String group) throws Exception {
        return result(group).getStatus();
    }

    /** The lines of a group's health check. */
    public String health(String group) throws Exception {
        StringBuilder text = new StringBuilder();
        result(group).forEach(entry -> text.append(entry.getMessage()).append('\n'));
        return text.toString();
    }

    private Result result(String group) throws Exception {
        for (ServiceReference<HealthCheck> reference :
                context().getServiceReferences(HealthCheck.class, "(kura.service.pid=" + group + ")")) {
            return context().getService(reference).execute();
        }
        return new Result(Result.Status.CRITICAL, group + " is not there");
    }

    public void awaitHealth(String group, String part) throws Exception {
        await(group + ": " + part, () -> health(group).contains(part), () -> health(group));
    }

    public void awaitOk(String group) throws Exception {
        await(group + " is OK", () -> status(group) == Result.Status.OK, () -> health(group));
    }

    public static void await(String what, Callable<Boolean> condition) throws Exception {
        await(what, condition, () -> "");
    }

    private static void await(String what, Callable<Boolean> condition, Callable<String> state) throws Exception {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - deadline >= 0) {
                throw new AssertionError("not within " + DEADLINE.toSeconds() + " s: " + what + "; " + state.call());
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static String exports(String type) {
        try {
            return ((JarURLConnection) resource(type).openConnection())
                    .getManifest()
                    .getMainAttributes()
                    .getValue(new Attributes.Name(Constants.EXPORT_PACKAGE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL jar(String type) throws IOException {
        return ((JarURLConnection) resource(type).openConnection()).getJarFileURL();
    }

    private static URL resource(String type) {
        return RoutesFramework.class.getClassLoader().getResource(type + ".class");
    }
}
