// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.drivers.opcua.Fixture.Ear;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.jar.Attributes;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.cm.ConfigurationAdmin;

/** The built bundles of driver and demo plant in a framework; the test plays the plant. */
class OpcUaDriverIT {

    private static final String PLANT = "io.tidegate.drivers.simulator.opcua";

    private final ConcurrentMap<String, Object> plant =
            new ConcurrentHashMap<>(Map.of("furnace.temperature", 180.5, "pump.run", true));

    private Framework framework;
    private BundleContext context;
    private Bundle driver;
    private Bundle plantBundle;
    private Path data;

    @BeforeEach
    void startFramework(@TempDir Path folder) throws Exception {
        data = folder.resolve("data");
        FrameworkFactory factory =
                ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
        framework = factory.newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE,
                folder.resolve("cache").toString(),
                "tidegate.data",
                data.toString(),
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                Stream.of(
                                "org/eclipse/kura/KuraException",
                                "org/eclipse/kura/core/configuration/metatype/Tad",
                                "org/osgi/service/cm/ConfigurationAdmin",
                                "org/apache/felix/hc/api/HealthCheck",
                                "io/tidegate/api/configuration/Problem",
                                "org/slf4j/Logger")
                        .map(OpcUaDriverIT::exports)
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
        context.registerService(
                ConcurrentMap.class, plant, FrameworkUtil.asDictionary(Map.of("tidegate.plant", "demo")));
        plantBundle = context.installBundle(System.getProperty("plant.bundle"));
        plantBundle.start();
        driver = context.installBundle(
                Path.of(System.getProperty("bundle.under.test")).toUri().toString());
        driver.start();
    }

    @AfterEach
    void stopFramework() throws Exception {
        framework.stop();
        framework.waitForStop(Fixture.DEADLINE.toMillis());
    }

    @Test
    void plantIsReadWrittenAndListenedToEncrypted() throws Exception {
        configure(startPlant(), "security.policy", 3, "authenticate.server", true);
        Path trusted = data.resolve("keys/opcua/trusted/plant.der");
        Files.createDirectories(trusted.getParent());
        Files.copy(data.resolve("keys/opcua-plant/server.der"), trusted);

        Driver service = driver();
        assertThat(readWhenThere(service)).isEqualTo(180.5);
        ChannelRecord command = Fixture.write("pump.run", org.eclipse.kura.type.TypedValues.newBooleanValue(false));
        service.write(List.of(command));
        assertThat(plant).containsEntry("pump.run", false);

        Ear ear = new Ear();
        service.registerChannelListener(Fixture.config("furnace.temperature", DataType.DOUBLE), ear);
        ear.nextValue(180.5);
        plant.put("furnace.temperature", 190.0);
        ear.nextValue(190.0);
    }

    /** What a swap of the bundle leaves behind, each further one would leave again. */
    @Test
    void updatesLeaveNeitherThreadsNorClassLoaders() throws Exception {
        configure(startPlant(), "security.policy", 3);
        assertThat(readWhenThere(driver())).isEqualTo(180.5);
        List<WeakReference<ClassLoader>> old = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            old.add(new WeakReference<>(driver.adapt(BundleWiring.class).getClassLoader()));
            driver.update();
            assertThat(readWhenThere(driver())).isEqualTo(180.5);
        }
        driver.stop();

        Fixture.await(() -> {
            System.gc();
            return old.stream().allMatch(loader -> loader.get() == null);
        });
        plantBundle.stop();
        Fixture.await(() -> threads().isEmpty());
    }

    private int startPlant() throws Exception {
        admin().getConfiguration(PLANT, "?").update(FrameworkUtil.asDictionary(Map.of("port", 0)));
        Path port = data.resolve("run/plant-opcua.port");
        return Fixture.await(() ->
                Files.exists(port) ? Integer.valueOf(Files.readString(port).strip()) : null);
    }

    private void configure(int port, Object... keysAndValues) throws IOException {
        Map<String, Object> properties =
                new HashMap<>(Map.of("kura.service.pid", "plc1", "endpoint.ip", "127.0.0.1", "endpoint.port", port));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        admin().getFactoryConfiguration(OpcUaDriver.PID, "plc1", "?").update(FrameworkUtil.asDictionary(properties));
    }

    private Driver driver() throws Exception {
        ServiceReference<Driver> reference = Fixture.await(() -> context.getServiceReference(Driver.class));
        return context.getService(reference);
    }

    private static Object readWhenThere(Driver service) throws Exception {
        return Fixture.await(() -> {
            ChannelRecord record = Fixture.read("furnace.temperature", DataType.DOUBLE);
            try {
                service.read(List.of(record));
                return Fixture.value(record);
            } catch (Driver.ConnectionException e) {
                return null;
            }
        });
    }

    private ConfigurationAdmin admin() {
        return context.getService(context.getServiceReference(ConfigurationAdmin.class));
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches("(opcua|plant-opcua|milo|globalEventExecutor).*"))
                .collect(Collectors.toSet());
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
        return OpcUaDriverIT.class.getClassLoader().getResource(type + ".class");
    }
}
