// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.routes.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.data.routes.RoutesFramework;
import io.tidegate.data.routes.TestAsset;
import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.Mosquitto;
import io.tidegate.itests.support.Program;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** The built component bundle beside the host, against mosquitto. */
@Timeout(90)
class MqttRoutesIT {

    private static final Path JAR = Path.of(System.getProperty("bundle.under.test"));

    private final TestAsset plant =
            new TestAsset().channel("level", DataType.INTEGER, "mm").channel("setpoint", DataType.INTEGER, "mm");

    private RoutesFramework gateway;
    private Mosquitto broker;
    private Bundle component;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        broker = Mosquitto.in(folder.resolve("broker"));
        gateway = new RoutesFramework(folder);
        gateway.register(Asset.class, plant, "plant");
        component = gateway.install(JAR);
        component.start();
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
        broker.close();
    }

    @Test
    void samplesArePublishedAndMessagesWritten() throws Exception {
        broker.start();
        gateway.group("out", out());
        gateway.group("in", in(""));
        gateway.awaitOk("out");
        gateway.awaitOk("in");

        gateway.offer("plant", "level", 7);
        Await.until("the sample is published", () -> gateway.health("out").contains(" 1 exchanges, 0 failed"));
        assertThat(first("levels")).isEqualTo("level 7");
        broker.publish("setpoints", "42");
        assertThat(plant.next()).isEqualTo(Map.of("setpoint", 42));
    }

    @Test
    void brokerThatIsAwayIsToldAndHeals() throws Exception {
        gateway.group("in", in(""));
        gateway.awaitHealth("in", "in: route 'in' can't start: ");
        assertThat(gateway.status("in")).isEqualTo(Result.Status.WARN);

        broker.start();
        gateway.awaitOk("in");
        broker.publish("setpoints", "1");
        assertThat(plant.next()).isEqualTo(Map.of("setpoint", 1));

        broker.stop();
        broker.start();
        // A message that comes before the route is connected again is the publisher's loss: it has no session.
        Await.until("messages come again", () -> {
            broker.publish("setpoints", "2");
            return plant.waiting() > 0;
        });
    }

    /** With a session at the broker nothing is lost while the component is replaced. */
    @Test
    void replacedComponentGoesOnWithItsSession() throws Exception {
        broker.start();
        gateway.group("in", in("&clientId=gateway&cleanStart=false&sessionExpiryInterval=60"));
        gateway.awaitOk("in");
        broker.publish("setpoints", "1");
        assertThat(plant.next()).isEqualTo(Map.of("setpoint", 1));

        Bundle next = gateway.install(copyOf(JAR));
        component.stop(Bundle.STOP_TRANSIENT);
        gateway.awaitHealth("in", "waits for component 'paho-mqtt5'");
        broker.publish("setpoints", "2");
        next.start(Bundle.START_TRANSIENT);
        broker.publish("setpoints", "3");

        assertThat(plant.next()).isEqualTo(Map.of("setpoint", 2));
        assertThat(plant.next()).isEqualTo(Map.of("setpoint", 3));
        gateway.awaitOk("in");
    }

    /** A client that reconnects for ever would keep the classes of a bundle that is gone. */
    @Test
    void stoppedRouteLeavesNoThreadAlthoughTheBrokerIsAway() throws Exception {
        broker.start();
        gateway.group("in", in(""));
        gateway.group("out", out());
        gateway.awaitOk("in");
        gateway.awaitOk("out");
        assertThat(clientThreads()).isNotEmpty();
        broker.stop();
        gateway.offer("plant", "level", 1);
        gateway.awaitHealth("out", "route 'out' failed: ");

        Instant begin = Instant.now();
        component.stop();

        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(5));
        awaitNoClient();
    }

    /** Camel starts one route at a time, so one that waits for a broker must not hold up everybody else. */
    @Test
    void brokerThatAcceptsAndIsSilentHoldsNobodyUp() throws Exception {
        broker.start();
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            gateway.group("waits", in("").replace(url(), "tcp://127.0.0.1:" + silent.getLocalPort()));
            try (Socket waiting = silent.accept()) {
                Instant begin = Instant.now();
                gateway.group("out", out());
                gateway.awaitOk("out");
                assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(8));
                gateway.awaitHealth("waits", "waits: route 'in' can't start: ");
                assertThat(waiting.getInputStream().read()).isNotNegative();
            }
            try (Socket waiting = silent.accept()) {
                Instant begin = Instant.now();
                component.stop();
                assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(5));
                assertThat(waiting.getInputStream().read()).isNotNegative();
            }
        }
        awaitNoClient();
    }

    /** As a proxy does whose broker is away. */
    @Test
    void brokerThatClosesAtOnceLeavesNoThread() throws Exception {
        try (ServerSocket closing = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            gateway.group("waits", in("").replace(url(), "tcp://127.0.0.1:" + closing.getLocalPort()));
            closing.accept().close();
            gateway.awaitHealth("waits", "waits: route 'in' can't start: ");
            closing.accept().close();
            component.stop();
        }
        awaitNoClient();
    }

    private static void awaitNoClient() throws Exception {
        Await.until("no thread of a client", () -> clientThreads().isEmpty());
    }

    private static List<String> clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("MQTT") || name.contains("camel-paho"))
                .toList();
    }

    /** The first message on the topic; retained ones come at once. */
    private String first(String topic) throws Exception {
        try (Program client = broker.listen("%p", "-t", topic, "-q", "1")) {
            return client.awaitLine(".", Await.LIMIT);
        }
    }

    private String url() {
        return "tcp://127.0.0.1:" + broker.port();
    }

    private Path copyOf(Path jar) throws Exception {
        Path copy = jar.resolveSibling("copy-of-" + jar.getFileName());
        java.nio.file.Files.copy(jar, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return copy;
    }

    private String out() {
        return """
                - route:
                    id: out
                    from:
                      uri: tidegate-asset:plant/level
                      steps:
                        - setBody:
                            simple: "${header.TidegateChannel} ${body}"
                        - to: "paho-mqtt5:levels?brokerUrl=%s&qos=1&retained=true"
                """
                .formatted(url());
    }

    private String in(String more) {
        return """
                - route:
                    id: in
                    from:
                      uri: "paho-mqtt5:setpoints?brokerUrl=%s&qos=1%s"
                      steps:
                        - to: tidegate-asset:plant/setpoint
                """
                .formatted(url(), more);
    }
}
