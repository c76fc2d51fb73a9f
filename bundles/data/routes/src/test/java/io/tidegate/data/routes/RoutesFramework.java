// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import io.tidegate.api.samples.ChannelId;
import io.tidegate.api.samples.Sample;
import io.tidegate.api.samples.SampleSink;
import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.EmbeddedFramework;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.type.TypedValues;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;

/** A framework with Declarative Services, ConfigurationAdmin, and the host bundle as it was built; for component bundles too. */
public final class RoutesFramework implements AutoCloseable {

    private static final String FACTORY = "io.tidegate.data.routes";

    private final EmbeddedFramework framework;
    private final Bundle host;

    public RoutesFramework(Path folder) throws Exception {
        framework = EmbeddedFramework.in(folder)
                .with(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE)
                .sharing(
                        "org.eclipse.kura.KuraException",
                        "org.apache.felix.hc.api.HealthCheck",
                        "io.tidegate.api.configuration.Problem",
                        "io.tidegate.api.samples.Sample")
                .configuredComponents()
                .start();
        host = install(hostJar());
        host.start();
    }

    @Override
    public void close() {
        framework.close();
    }

    public BundleContext context() {
        return framework.context();
    }

    public Bundle host() {
        return host;
    }

    public Bundle install(Path jar) throws BundleException {
        return framework.install(jar);
    }

    /** The built host bundle: named by the build of its own module, else on the class path. */
    public static Path hostJar() throws IOException {
        URL host = RoutesFramework.class.getClassLoader().getResource("io/tidegate/data/routes/RouteHost.class");
        return host.openConnection() instanceof JarURLConnection jar
                ? Path.of(jar.getJarFileURL().getPath())
                : EmbeddedFramework.testedJar();
    }

    /** Configures a group, or changes it. */
    public void group(String name, String routes, Object... more) throws IOException {
        Map<String, Object> properties = new HashMap<>();
        properties.put("routes", routes);
        for (int i = 0; i < more.length; i += 2) {
            properties.put((String) more[i], more[i + 1]);
        }
        framework.configurations().set(FACTORY, name, properties);
    }

    public void delete(String name) throws IOException {
        framework.configurations().delete(FACTORY, name);
    }

    /** What the validator says of a group, while the other groups stay as they run. */
    public List<String> problems(String name, String routes, Map<String, String> others) {
        return framework
                .service(ConfigurationValidator.class)
                .validate(new Candidate(
                        name, FACTORY, Map.of("routes", routes), other -> Optional.ofNullable(others.get(other))
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
        framework.service(SampleSink.class).offer(List.of(samples));
    }

    public <T> ServiceRegistration<T> register(Class<T> type, T service, String name) {
        return framework.register(type, service, Map.of("kura.service.pid", name));
    }

    public Result.Status status(String group) {
        return result(group).getStatus();
    }

    /** The lines of a group's health check. */
    public String health(String group) {
        StringBuilder text = new StringBuilder();
        result(group).forEach(entry -> text.append(entry.getMessage()).append('\n'));
        return text.toString();
    }

    private Result result(String group) {
        return framework
                .find(HealthCheck.class, "(kura.service.pid=" + group + ")")
                .map(HealthCheck::execute)
                .orElseGet(() -> new Result(Result.Status.CRITICAL, group + " is not there"));
    }

    public void awaitHealth(String group, String part) {
        Await.until(group + ": " + part, () -> health(group).contains(part), () -> health(group));
    }

    public void awaitOk(String group) {
        Await.until(group + " is OK", () -> status(group) == Result.Status.OK, () -> health(group));
    }
}
