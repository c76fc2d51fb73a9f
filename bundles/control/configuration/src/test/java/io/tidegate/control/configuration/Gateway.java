// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.commands.Command;
import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.EmbeddedFramework;
import io.tidegate.itests.support.FrameworkSetup;
import io.tidegate.itests.support.TestBundle;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.felix.hc.api.HealthCheck;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;

/** A framework with Declarative Services, ConfigurationAdmin, crypto, and the bundle under test as it was built. */
final class Gateway implements AutoCloseable {

    private final EmbeddedFramework framework;

    Gateway(Path data) throws Exception {
        this(data, Map.of());
    }

    /** @param properties more of the framework's properties */
    Gateway(Path data, Map<String, String> properties) throws Exception {
        FrameworkSetup setup = EmbeddedFramework.in(data);
        properties.forEach(setup::with);
        framework = setup.with("ds.loglevel", System.getProperty("ds.loglevel", "error"))
                .with("felix.cm.pm", "tidegate")
                .with("kura.snapshots.count", "3")
                .with("tidegate.data", data.toString())
                .sharing(
                        "org.eclipse.kura.KuraException",
                        "org.eclipse.kura.core.configuration.metatype.Tad",
                        "io.tidegate.api.commands.Command",
                        "io.tidegate.api.configuration.Problem",
                        "io.tidegate.api.audit.AuditTrail",
                        "io.tidegate.api.secrets.KeyReplacement",
                        "org.apache.felix.hc.api.HealthCheck",
                        "org.osgi.service.event.Event",
                        "com.fasterxml.jackson.core.JsonFactory")
                .sharingPackages("io.tidegate.control.configuration.parts")
                .configuredComponents()
                .bundles("org.apache.felix.eventadmin.impl.Activator", "io.tidegate.control.crypto.AesText")
                .start();
        framework.installTested();
    }

    /** Starts the bundle under test. */
    Gateway configured() throws Exception {
        configuration().start();
        service(org.eclipse.kura.configuration.ConfigurationService.class);
        return this;
    }

    BundleContext context() {
        return framework.context();
    }

    Bundle configuration() {
        return framework.tested();
    }

    /** Awaits and gets a service. */
    <T> T service(Class<T> type) {
        return framework.service(type);
    }

    /** The properties of the configurable component of that name, or null. */
    Map<String, Object> component(String name) {
        return find(ConfigurableComponent.class, "(kura.service.pid=" + name + ")")
                .map(Gateway::properties)
                .orElse(null);
    }

    Optional<ServiceReference<?>> find(Class<?> type, String filter) {
        return framework.reference(type.getName(), filter);
    }

    private static Map<String, Object> properties(ServiceReference<?> reference) {
        Map<String, Object> properties = new HashMap<>();
        Stream.of(reference.getPropertyKeys()).forEach(key -> properties.put(key, reference.getProperty(key)));
        return properties;
    }

    /** Installs and starts a bundle with the factory {@code test.driver} and the singleton {@code test.service}. */
    Bundle installDriver() throws BundleException {
        Bundle bundle = installDriverStopped();
        bundle.start();
        return bundle;
    }

    Bundle installDriverStopped() throws BundleException {
        return framework.install(new TestBundle("test.driver")
                .imports("org.eclipse.kura.configuration,io.tidegate.control.configuration.parts")
                .component(component("test.driver", "require"))
                .component(component("test.service", "optional"))
                .entry("OSGI-INF/metatype/test.driver.xml", Documents.METATYPE));
    }

    Bundle install(TestBundle bundle) throws BundleException {
        return framework.install(bundle);
    }

    private static String component(String name, String policy) {
        return """
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%s" configuration-policy="%s"
                    immediate="true">
                  <implementation class="io.tidegate.control.configuration.parts.Part"/>
                  <service><provide interface="org.eclipse.kura.configuration.ConfigurableComponent"/></service>
                </scr:component>
                """
                .formatted(name, policy);
    }

    /** Runs {@code config ...}; returns the exit code and what was printed. */
    String config(String... arguments) throws Exception {
        return command("config", arguments);
    }

    /** Runs a command; returns the exit code and what was printed. */
    String command(String name, String... arguments) throws Exception {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        Command command = Await.value("the command " + name, () -> framework.services(Command.class).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null));
        int code = command.run(List.of(arguments), out, out);
        out.flush();
        return code + " " + text;
    }

    String health() throws Exception {
        ServiceReference<?> reference =
                await(() -> find(HealthCheck.class, "(hc.name=Configuration)").orElse(null));
        return ((HealthCheck) context().getService(reference)).execute().toString();
    }

    void awaitHost(String name, String host) throws Exception {
        await(() -> {
            Map<String, Object> component = component(name);
            return component != null && host.equals(component.get("host"));
        });
    }

    /** Polls until there is a value other than null and false. */
    static <T> T await(Callable<T> condition) {
        return Await.value("what the test waits for", condition);
    }

    @Override
    public void close() {
        framework.close();
    }
}
