// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.EmbeddedFramework;
import io.tidegate.itests.support.Mosquitto;
import io.tidegate.itests.support.Threads;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import org.apache.felix.hc.api.HealthCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleWiring;

/** The built bundle in a framework: the demo plant for those who serve it by other protocols. */
@Timeout(120)
class SimulatorIT {

    @TempDir
    private Path folder;

    private Mosquitto mosquitto;
    private EmbeddedFramework framework;
    private Bundle simulator;

    @BeforeEach
    void start() throws Exception {
        mosquitto = Mosquitto.in(folder);
        framework = EmbeddedFramework.in(folder)
                .with("tidegate.data", folder.toString())
                .sharing(
                        "org.eclipse.kura.KuraException",
                        "org.eclipse.kura.core.configuration.metatype.Tad",
                        "org.apache.felix.hc.api.HealthCheck",
                        "io.tidegate.api.configuration.Problem",
                        "com.ghgande.j2mod.modbus.Modbus")
                .configuredComponents()
                .start();
        simulator = framework.installTested();
        simulator.start();
    }

    @AfterEach
    void stop() throws Exception {
        framework.close();
        mosquitto.kill();
        Threads.awaitNone("MQTT ", "simulator-");
    }

    @Test
    void theMapIsThereWhileThePlantRuns() throws Exception {
        assertThat(plant()).isNull();
        framework.configurations().set(PlantServer.PID, Map.of("port", 0));
        Await.until("there is a plant", () -> plant() != null);
        ConcurrentMap<String, Object> map = plant();
        map.put("pump.speed.setpoint", 5000.0);
        Await.until(
                "the plant obeys",
                () -> map.get("pump.speed.setpoint").equals(3000.0) && (double) map.get("pump.speed") > 100);
        framework.configurations().delete(PlantServer.PID);
        Await.until("there is none", () -> plant() == null);
    }

    /** The device keeps its connection when the plant is configured anew, and all goes on when the bundle is replaced. */
    @Test
    void theMqttDeviceFindsThePlantAlsoAfterReplacements() throws Exception {
        mosquitto.start();
        framework.configurations().set(MqttDevice.PID, Map.of("broker-url", mosquitto.url(), "period.ms", 20));
        Await.until("it says what is missing", () -> health().contains("there is no plant"));
        framework.configurations().set(PlantServer.PID, Map.of("port", 0));
        List<WeakReference<ClassLoader>> former = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Await.until("it publishes", () -> health().matches("(?s).*connected to .*, [1-9]\\d* messages.*"));
            former.add(new WeakReference<>(simulator.adapt(BundleWiring.class).getClassLoader()));
            simulator.stop();
            Threads.awaitNone("MQTT ", "simulator-");
            framework.replaceTested();
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

    @SuppressWarnings("unchecked")
    private ConcurrentMap<String, Object> plant() {
        return framework.find(ConcurrentMap.class, "(tidegate.plant=demo)").orElse(null);
    }

    private String health() {
        return framework
                .find(HealthCheck.class, "(" + Constants.SERVICE_PID + "=" + MqttDevice.PID + ")")
                .map(check -> check.execute().toString())
                .orElse("");
    }
}
