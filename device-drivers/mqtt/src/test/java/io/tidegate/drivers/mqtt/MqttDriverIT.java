// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.EmbeddedFramework;
import io.tidegate.itests.support.Mosquitto;
import io.tidegate.itests.support.Threads;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.felix.hc.api.HealthCheck;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** The built bundle in a framework, with a real broker. */
@Timeout(120)
class MqttDriverIT {

    private static final Map<String, Object> LEVEL =
            Map.of("+name", "level", "+value.type", "DOUBLE", "topic", "plant/tank/level");

    private static final String MQTT1 = "(kura.service.pid=mqtt1)";

    @TempDir
    private Path folder;

    private Mosquitto mosquitto;
    private EmbeddedFramework framework;
    private Bundle bundle;

    @BeforeEach
    void start() throws Exception {
        mosquitto = Mosquitto.start(folder);
        framework = EmbeddedFramework.in(folder)
                .sharing(
                        "org.eclipse.kura.KuraException",
                        "org.eclipse.kura.core.configuration.metatype.Tad",
                        "org.apache.felix.hc.api.HealthCheck",
                        "io.tidegate.api.configuration.Problem",
                        "com.fasterxml.jackson.core.JsonFactory")
                .configuredComponents()
                .start();
        bundle = framework.installTested();
        bundle.start();
        framework.configurations().set(MqttDriver.PID, "mqtt1", Map.of("broker-url", mosquitto.url()));
    }

    @AfterEach
    void stop() throws Exception {
        framework.close();
        mosquitto.kill();
        Threads.awaitNone("MQTT ", "mqtt-driver");
    }

    @Test
    void valuesGoInAndOut() throws Exception {
        Driver driver = driver();
        Heard heard = listening(driver);
        ChannelRecord write = ChannelRecord.createWriteRecord("level", TypedValues.newDoubleValue(47.5));
        write.setChannelConfig(LEVEL);
        driver.write(List.of(write));
        assertThat(heard.value()).isEqualTo(47.5);

        ChannelRecord read = ChannelRecord.createReadRecord("level", DataType.DOUBLE);
        read.setChannelConfig(LEVEL);
        driver.read(List.of(read));
        assertThat(read.getValue().getValue()).isEqualTo(47.5);
        assertThat(driver.getChannelDescriptor().getDescriptor()).isInstanceOf(List.class);
        assertThat(health()).contains("mqtt1: connected to");
    }

    @Test
    void theValidatorIsThereBeforeAnyDriver() {
        assertThat(framework
                        .service(ConfigurationValidator.class)
                        .validate(new Candidate(
                                "mqtt2", MqttDriver.PID, Map.of("broker-url", "http://h"), pid -> Optional.empty())))
                .singleElement()
                .hasToString(
                        "mqtt2: broker-url = 'http://h' is not allowed: a URL mqtt://host:port or mqtts://host:port");
    }

    /** The gateway goes on when the bundle is replaced, and forgets the former version altogether. */
    @Test
    void replacedThreeTimesItGoesOnAndLeavesNothingBehind() throws Exception {
        List<WeakReference<ClassLoader>> former = new ArrayList<>();
        List<Long> files = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Heard heard = listening(driver());
            mosquitto.publish("plant/tank/level", String.valueOf(i));
            assertThat(heard.value()).isEqualTo((double) i);
            files.add(openFiles());
            former.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
            long before = System.nanoTime();
            bundle.stop();
            assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
            Threads.awaitNone("MQTT ", "mqtt-driver");
            framework.replaceTested();
            bundle.start();
        }
        Heard heard = listening(driver());
        mosquitto.publish("plant/tank/level", "3");
        assertThat(heard.value()).isEqualTo(3.0);
        assertThat(openFiles()).isLessThanOrEqualTo(files.get(1));
        for (WeakReference<ClassLoader> loader : former) {
            Await.until("the former version is collected", () -> {
                System.gc();
                return loader.get() == null;
            });
        }
    }

    private Heard listening(Driver driver) throws Exception {
        Heard heard = new Heard();
        driver.registerChannelListener(LEVEL, heard);
        Await.until("the topic is subscribed", () -> health().contains(" 1 subscribed"));
        return heard;
    }

    private Driver driver() {
        return framework.service(Driver.class, MQTT1);
    }

    private String health() {
        return framework.service(HealthCheck.class, MQTT1).execute().toString();
    }

    private static long openFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }
}
