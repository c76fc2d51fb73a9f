// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.ConfigurationValidator;
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
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;

/** The built bundle in a framework, with a real broker. */
@Timeout(120)
class MqttDriverIT {

    private static final Map<String, Object> LEVEL =
            Map.of("+name", "level", "+value.type", "DOUBLE", "topic", "plant/tank/level");

    @TempDir
    private Path folder;

    private Mosquitto mosquitto;
    private Container container;

    @BeforeEach
    void start() throws Exception {
        mosquitto = new Mosquitto(folder);
        mosquitto.start();
        container = new Container(folder.resolve("bundles"));
        container.configure(MqttDriver.PID, "mqtt1", Map.of("broker-url", mosquitto.url()));
    }

    @AfterEach
    void stop() throws Exception {
        container.close();
        mosquitto.kill();
        Await.noDriverThreads();
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
        ServiceReference<ConfigurationValidator> reference =
                container.context().getServiceReference(ConfigurationValidator.class);
        assertThat(container
                        .context()
                        .getService(reference)
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
            former.add(new WeakReference<>(
                    container.driver().adapt(BundleWiring.class).getClassLoader()));
            long before = System.nanoTime();
            container.driver().stop();
            assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
            Await.noDriverThreads();
            container.update();
            container.driver().start();
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

    private Driver driver() throws Exception {
        Await.until("there is a driver", () -> reference(Driver.class).isPresent());
        return container.context().getService(reference(Driver.class).orElseThrow());
    }

    private String health() throws Exception {
        return container
                .context()
                .getService(reference(HealthCheck.class).orElseThrow())
                .execute()
                .toString();
    }

    /** The system bundle exports the types itself, and such services are found only if all are asked for. */
    @SuppressWarnings("unchecked")
    private <T> Optional<ServiceReference<T>> reference(Class<T> type) throws Exception {
        ServiceReference<?>[] all =
                container.context().getAllServiceReferences(type.getName(), "(kura.service.pid=mqtt1)");
        return all == null ? Optional.empty() : Optional.of((ServiceReference<T>) all[0]);
    }

    private static long openFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }
}
