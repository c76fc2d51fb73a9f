// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.drivers.opcua.Fixture.Ear;
import io.tidegate.itests.support.EmbeddedFramework;
import io.tidegate.itests.support.Threads;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** The built bundles of driver and demo plant in a framework; the test plays the plant. */
class OpcUaDriverIT {

    private static final String PLANT = "io.tidegate.drivers.simulator.opcua";

    private final ConcurrentMap<String, Object> plant =
            new ConcurrentHashMap<>(Map.of("furnace.temperature", 180.5, "pump.run", true));

    private EmbeddedFramework framework;
    private Bundle driver;
    private Bundle plantBundle;
    private Path data;

    @BeforeEach
    void startFramework(@TempDir Path folder) throws Exception {
        data = folder.resolve("data");
        framework = EmbeddedFramework.in(folder)
                .with("tidegate.data", data.toString())
                .sharing(
                        "org.eclipse.kura.KuraException",
                        "org.eclipse.kura.core.configuration.metatype.Tad",
                        "org.apache.felix.hc.api.HealthCheck",
                        "io.tidegate.api.configuration.Problem")
                .configuredComponents()
                .start();
        framework.register(ConcurrentMap.class, plant, Map.of("tidegate.plant", "demo"));
        plantBundle = framework.install(Path.of(System.getProperty("plant.bundle")));
        plantBundle.start();
        driver = framework.installTested();
        driver.start();
    }

    @AfterEach
    void stopFramework() {
        framework.close();
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
        Threads.awaitNone("opcua", "plant-opcua", "milo", "globalEventExecutor");
    }

    private int startPlant() throws Exception {
        framework.configurations().set(PLANT, Map.of("port", 0));
        Path port = data.resolve("run/plant-opcua.port");
        return Fixture.await(() ->
                Files.exists(port) ? Integer.valueOf(Files.readString(port).strip()) : null);
    }

    private void configure(int port, Object... keysAndValues) throws IOException {
        Map<String, Object> properties = new HashMap<>(Map.of("endpoint.ip", "127.0.0.1", "endpoint.port", port));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        framework.configurations().set(OpcUaDriver.PID, "plc1", properties);
    }

    private Driver driver() {
        return framework.service(Driver.class);
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
}
