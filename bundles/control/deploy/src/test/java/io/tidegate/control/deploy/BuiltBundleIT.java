// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.commands.Command;
import io.tidegate.api.deploy.Deployer;
import io.tidegate.api.deploy.DeploymentReport;
import io.tidegate.api.deploy.DeploymentRequest;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** The built bundle, wired by Declarative Services as in the gateway. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BuiltBundleIT {

    private static final List<String> PROVIDED = List.of(
            "io/tidegate/api/deploy/Deployer",
            "io/tidegate/api/commands/Command",
            "io/tidegate/api/system/GatewayState",
            "org/apache/felix/hc/api/HealthCheck",
            "com/fasterxml/jackson/core/JsonFactory",
            "org/osgi/service/event/EventAdmin",
            "org/slf4j/Logger");
    private static final List<String> BUNDLES = List.of(
            "org/osgi/util/function/Function",
            "org/osgi/util/promise/Promise",
            "org/osgi/service/component/ComponentContext",
            "org/apache/felix/cm/impl/ConfigurationManager",
            "org/apache/felix/scr/impl/Activator");

    @TempDir
    Path temp;

    private Framework framework;
    private BundleContext context;
    private Bundle deploy;

    @BeforeEach
    void boot() throws Exception {
        StringBuilder packages = new StringBuilder();
        for (String type : PROVIDED) {
            packages.append(packages.isEmpty() ? "" : ",").append(exports(type));
        }
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        temp.resolve("cache").toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        packages.toString(),
                        Constants.FRAMEWORK_BEGINNING_STARTLEVEL,
                        "90",
                        "tidegate.home",
                        temp.toString(),
                        "tidegate.data",
                        temp.resolve("data").toString()));
        framework.start();
        context = framework.getBundleContext();
        for (String type : BUNDLES) {
            context.installBundle(connection(type).getJarFileURL().toString()).start();
        }
        deploy = context.installBundle(
                Path.of(System.getProperty("bundle.under.test")).toUri().toString());
        deploy.start();
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }

    @Test
    void eventAdminThatComesLaterHearsOfAPackage() throws Exception {
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        context.registerService(
                EventAdmin.class,
                new EventAdmin() {
                    @Override
                    public void postEvent(Event event) {
                        events.add(event);
                    }

                    @Override
                    public void sendEvent(Event event) {}
                },
                null);
        Path pump = TestBundle.of("pump", "1.0.0").in(temp);
        Path plant =
                TestPackage.of("plant", "1.0.0").bundle("pump", "1.0.0", pump).in(temp);
        Deployer deployer = services(Deployer.class).iterator().next();

        DeploymentReport report = deployer.apply(deployer.plan(DeploymentRequest.install(List.of(plant))));

        assertThat(report.successful()).as("%s", report).isTrue();
        Event event = events.poll(30, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        assertThat(event.getTopic()).isEqualTo("org/eclipse/kura/deployment/agent/INSTALLED");
        assertThat(event.getProperty("successful")).isEqualTo(true);
    }

    @Test
    void everyCommandIsThereAndNoThreadIsLeftAfterTheStop() throws Exception {
        Set<String> names = services(Command.class).stream().map(Command::name).collect(Collectors.toSet());
        assertThat(names)
                .contains("install", "update", "uninstall", "plan", "undo", "packages", "feature", "status", "bundles");

        deploy.stop();

        Await.until(() -> threads().isEmpty(), () -> "left: " + threads());
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("deploy"))
                .collect(Collectors.toSet());
    }

    /** Felix finds none of a package that its own bundle exports, unless asked for all. */
    private <T> Set<T> services(Class<T> type) throws Exception {
        Set<T> services = new HashSet<>();
        ServiceReference<?>[] references = context.getAllServiceReferences(type.getName(), null);
        for (ServiceReference<?> reference : references == null ? new ServiceReference<?>[0] : references) {
            services.add(type.cast(context.getService(reference)));
        }
        return services;
    }

    private static String exports(String type) throws Exception {
        return connection(type).getManifest().getMainAttributes().getValue(Constants.EXPORT_PACKAGE);
    }

    private static JarURLConnection connection(String type) throws Exception {
        URL url = BuiltBundleIT.class.getClassLoader().getResource(type + ".class");
        return (JarURLConnection) url.openConnection();
    }
}
