// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.Problem;
import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.Mosquitto;
import io.tidegate.itests.support.Program;
import io.tidegate.itests.support.Threads;
import io.tidegate.lib.concurrent.WorkerPool;
import io.tidegate.lib.settings.Settings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@Tag("slow")
class MqttDeviceTest {

    @TempDir
    private Path folder;

    private final WorkerPool pool = new WorkerPool("device-test", 8);
    private final PlantImage plant = new PlantImage();
    private Mosquitto mosquitto;
    private MqttDevice device;

    @BeforeEach
    void prepareBroker() {
        mosquitto = Mosquitto.in(folder);
    }

    @AfterEach
    void stopAll() throws Exception {
        try {
            if (device != null) {
                long start = System.nanoTime();
                device.stop();
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            }
            pool.close();
            Threads.awaitNone("MQTT ", "device-test");
        } finally {
            mosquitto.kill();
        }
    }

    @Test
    void itPublishesWhatThePlantDoes() throws Exception {
        mosquitto.start();
        plant.step(10);
        start(mosquitto.url());
        try (Program listener = mosquitto.listen("%p %q %r", "-t", "line1/plant/#")) {
            listener.awaitLine(
                    "^\\{\"time\":\\d{13},\"vibration\":2\\.\\d{3},\"speed\":144\\d\\.\\d,\"running\":true} 0 0$",
                    Await.LIMIT);
            listener.awaitLine("^\\d\\d\\.\\d\\d 0 0$", Await.LIMIT);
            listener.awaitLine("^(HEATING|HOLDING) 0 0$", Await.LIMIT);
        }
        assertThat(device.execute().toString()).contains("connected to " + mosquitto.url());
    }

    @Test
    void itTakesASetpoint() throws Exception {
        mosquitto.start();
        start(mosquitto.url());
        Await.until("it listens", () -> {
            mosquitto.publish("line1/plant/pump/speed/set", "900");
            return plant.map().get("pump.speed.setpoint").equals(900.0);
        });
        plant.step(0.1);
        assertThat(plant.getProcessImage(1).getRegister(0).toUnsignedShort()).isEqualTo(900);
        mosquitto.publish("line1/plant/pump/speed/set", "fast");
        Await.until("it goes on", () -> {
            mosquitto.publish("line1/plant/pump/speed/set", "1000");
            return plant.map().get("pump.speed.setpoint").equals(1000.0);
        });
    }

    @Test
    void aBrokerMayComeLateAndGo() throws Exception {
        start(mosquitto.url());
        Await.until("it has tried", () -> device.execute().toString().contains("refused"));
        assertThat(device.execute().getStatus()).isEqualTo(Result.Status.WARN);
        mosquitto.start();
        Await.until("it is connected", () -> device.execute().isOk());
        mosquitto.kill();
        Await.until("it is not", () -> !device.execute().isOk());
        mosquitto.start();
        Await.until("it is again", () -> device.execute().isOk());
    }

    /** Stopping must not wait for it; see {@link #stopAll}. */
    @Test
    void aBrokerThatNeverAnswersDoesNotHoldUpAStop() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            start("mqtt://127.0.0.1:" + silent.getLocalPort());
            silent.accept();
            assertThat(device.execute().isOk()).isFalse();
        }
    }

    @Test
    void aWrongConfigurationIsRefused() {
        assertThat(new SimulatorValidator()
                        .validate(new Candidate(
                                MqttDevice.PID,
                                MqttDevice.PID,
                                Map.of("topic.prefix", "plant/#"),
                                pid -> Optional.empty())))
                .extracting(Problem::toString)
                .containsExactly(MqttDevice.PID + ": topic.prefix = 'plant/#' is not allowed: a topic without + and #,"
                        + " such as plant or line1/plant");
    }

    private void start(String url) {
        device = new MqttDevice(
                pool,
                new Settings(
                        MqttDevice.PID, Map.of("broker-url", url, "period.ms", 20, "topic.prefix", "line1/plant")));
        device.bindPlant(plant.map());
        device.start();
    }
}
