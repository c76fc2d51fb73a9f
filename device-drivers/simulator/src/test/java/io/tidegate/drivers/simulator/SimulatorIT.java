// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentMap;
import java.util.jar.Attributes;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.hc.api.HealthCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The built bundle in a framework: the demo plant for those who serve it by other protocols. */
@Timeout(120)
class SimulatorIT {

    @TempDir
    private Path folder;

    private Mosquitto mosquitto;
    private Framework framework;
    private BundleContext context;
    private Bundle simulator;

    @BeforeEach
    void start() throws Exception {
        mosquitto = new Mosquitto(folder);
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        folder.resolve("bundles").toString(),
                        "tidegate.data",
                        folder.toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        Stream.of(
                                        "org/eclipse/kura/KuraException",
                                        "org/eclipse/kura/core/configuration/metatype/Tad",
                                        "org/osgi/service/cm/ConfigurationAdmin",
                                        "org/apache/felix/hc/api/HealthCheck",
                                        "io/tidegate/api/configuration/Problem",
                                        "com/ghgande/j2mod/modbus/Modbus",
                                        "org/slf4j/Logger")
                                .map(SimulatorIT::exports)
                                .collect(Collectors.joining(","))));
        framework.start();
        context = framework.getBundleContext();
        for (String bundle : List.of(
                "org/osgi/util/function/Function",
                "org/osgi/util/promise/Promise",
                "org/osgi/service/component/ComponentContext",
                "org/apache/felix/cm/impl/ConfigurationManager",
                "org/apache/felix/scr/impl/Activator")) {
            context.installBundle(jar(bundle).toString()).start();
        }
        simulator = context.installBundle(built().toUri().toString());
        simulator.start();
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
        mosquitto.kill();
        Await.noThreads("MQTT ", "simulator-");
    }

    @Test
    void theMapIsThereWhileThePlantRuns() throws Exception {
        assertThat(plant()).isNull();
        configure(PlantServer.PID, Map.of("port", 0));
        Await.until("there is a plant", () -> plant() != null);
        ConcurrentMap<String, Object> map = plant();
        map.put("pump.speed.setpoint", 5000.0);
        Await.until(
                "the plant obeys",
                () -> map.get("pump.speed.setpoint").equals(3000.0) && (double) map.get("pump.speed") > 100);
        configuration(PlantServer.PID).delete();
        Await.until("there is none", () -> plant() == null);
    }

    /** The device keeps its connection when the plant is configured anew, and all goes on when the bundle is replaced. */
    @Test
    void theMqttDeviceFindsThePlantAlsoAfterReplacements() throws Exception {
        mosquitto.start();
        configure(MqttDevice.PID, Map.of("broker-url", mosquitto.url(), "period.ms", 20));
        Await.until("it says what is missing", () -> health().contains("there is no plant"));
        configure(PlantServer.PID, Map.of("port", 0));
        List<WeakReference<ClassLoader>> former = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Await.until("it publishes", () -> health().matches("(?s).*connected to .*, [1-9]\\d* messages.*"));
            former.add(new WeakReference<>(simulator.adapt(BundleWiring.class).getClassLoader()));
            simulator.stop();
            Await.noThreads("MQTT ", "simulator-");
            try (InputStream next = Files.newInputStream(built())) {
                simulator.update(next);
            }
            simulator.start();
        }
        Await.until("it publishes", () -> health().matches("(?s).*connected to .*, [1-9]\\d* messages.*"));
        for (WeakReference<ClassLoader> loader : former) {
            Await.until("the former version is collected", () -> {
                System.gc();
                return loader.get() == null;
            });
        }
    }

    private Configuration configuration(String pid) throws Exception {
        return context.getService(context.getServiceReference(ConfigurationAdmin.class))
                .getConfiguration(pid, "?");
    }

    private void configure(String pid, Map<String, Object> properties) throws Exception {
        Dictionary<String, Object> dictionary = FrameworkUtil.asDictionary(properties);
        configuration(pid).update(dictionary);
    }

    @SuppressWarnings("unchecked")
    private ConcurrentMap<String, Object> plant() throws Exception {
        ServiceReference<?>[] all =
                context.getAllServiceReferences(ConcurrentMap.class.getName(), "(tidegate.plant=demo)");
        return all == null ? null : (ConcurrentMap<String, Object>) context.getService(all[0]);
    }

    private String health() throws Exception {
        ServiceReference<?>[] all = context.getAllServiceReferences(
                HealthCheck.class.getName(), "(" + Constants.SERVICE_PID + "=" + MqttDevice.PID + ")");
        return all == null
                ? ""
                : ((HealthCheck) context.getService(all[0])).execute().toString();
    }

    private static Path built() {
        return Path.of(System.getProperty("bundle.under.test"));
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
        return SimulatorIT.class.getClassLoader().getResource(type + ".class");
    }
}
