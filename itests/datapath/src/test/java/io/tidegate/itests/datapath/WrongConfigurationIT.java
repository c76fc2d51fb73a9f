// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.datapath;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.Gateway;
import io.tidegate.itests.support.Homes;
import io.tidegate.itests.support.Mosquitto;
import io.tidegate.itests.support.Program;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong value gets one clear line that names component, key, value and what is allowed, while everything else flows. */
class WrongConfigurationIT {

    @TempDir
    private static Path folder;

    private static FieldServer field;
    private static Mosquitto broker;
    private static Program subscriber;
    private static Gateway gateway;

    @BeforeAll
    static void start() throws Exception {
        field = FieldServer.python(folder);
        broker = Mosquitto.start(folder.resolve("mosquitto"));
        subscriber = broker.subscribe("itest", Plant.TOPICS);
        Path data = folder.resolve("data");
        new Plant(field.port(), broker.url(), 100).configure(data);
        gateway = Gateway.start(Homes.demo(), data);
        flows();
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        subscriber.close();
        broker.close();
        field.close();
    }

    @AfterEach
    void everythingElseStillFlows() {
        flows();
    }

    private static void flows() {
        int before = Readings.of(subscriber).size();
        Await.until(
                "readings flow",
                Duration.ofSeconds(20),
                () -> Readings.of(subscriber).size() > before + 3);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    unknown channel type          | line1 | r5#+type         | SIDEWAYS                 | READ_WRITE
                    unknown value type            | line1 | r5#+value.type   | COMPLEX                  | INTEGER
                    Modbus address out of range   | line1 | r5#memory.address | 65536                   | 65535
                    unknown Modbus table          | line1 | r5#primary.table | TAPE                     | HOLDING_REGISTERS
                    bad broker URL                | org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport | broker-url | htp:/nowhere | mqtt://
                    bad poll interval             | line1 | poll.interval.ms | -5                       | 0
                    """)
    void wrongValueIsRefusedInOneLine(String what, String pid, String key, String value, String allowed)
            throws Exception {
        Gateway.Answer answer = gateway.cli("config", "set", pid, key + "=" + value);
        assertThat(answer.exit()).as(answer.output()).isEqualTo(1);
        assertThat(answer.output().lines().filter(line -> line.contains(key)))
                .as(answer.output())
                .singleElement()
                .asString()
                .contains(pid, key, "'" + value + "'", allowed);
        assertThat(gateway.cli("config", "show", pid).output()).doesNotContain(value);
    }

    @Test
    void duplicateWireIsRefusedInOneLine() throws Exception {
        Path file = folder.resolve("graph.json");
        String wire = "{\\\"emitter\\\":\\\"line1\\\",\\\"receiver\\\":\\\"publish\\\"}";
        Files.writeString(
                file,
                "{\"" + Plant.GRAPH
                        + "\":{\"WireGraph\":\"{\\\"components\\\":[{\\\"pid\\\":\\\"line1\\\"},{\\\"pid\\\":\\\"publish\\\"}],"
                        + "\\\"wires\\\":[" + wire + "," + wire + "]}\"}}");
        Gateway.Answer answer = gateway.cli("config", "apply", file.toString());
        assertThat(answer.exit()).as(answer.output()).isEqualTo(1);
        assertThat(answer.output()).contains(Plant.GRAPH, "WireGraph", "line1:0 -> publish:0", "each wire once");
    }

    @Test
    void wireToAnUnknownComponentIsDegradedAndHeals() throws Exception {
        Path file = folder.resolve("graph.json");
        Files.writeString(
                file,
                new Plant(field.port(), broker.url(), 100)
                        .put(
                                Plant.GRAPH,
                                "WireGraph",
                                "{\"components\":[{\"pid\":\"line1\"},{\"pid\":\"publish\"},{\"pid\":\"later\"}],"
                                        + "\"wires\":[{\"emitter\":\"line1\",\"receiver\":\"publish\"},"
                                        + "{\"emitter\":\"line1\",\"receiver\":\"later\"}]}")
                        .json());
        assertThat(gateway.cli("config", "apply", file.toString()).exit()).isZero();
        awaitStatus(".*" + Plant.GRAPH + ".*WireGraph.*later.*");
        Path logger = folder.resolve("logger.json");
        Files.writeString(logger, "{\"org.eclipse.kura.wire.Logger~later\":{\"log.verbosity\":\"QUIET\"}}");
        assertThat(gateway.cli("config", "apply", logger.toString()).exit()).isZero();
        awaitNoStatus("later");
    }

    @Test
    void tcpPortInUseIsDegradedAndHeals() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path file = folder.resolve("plant.json");
            Files.writeString(
                    file,
                    "{\"io.tidegate.drivers.simulator.plant\":{\"host\":\"127.0.0.1\",\"port\":" + taken.getLocalPort()
                            + "}}");
            Gateway.Answer answer = gateway.cli("config", "apply", file.toString());
            assertThat(answer.exit()).as(answer.output()).isZero();
            awaitStatus(".*io.tidegate.drivers.simulator.plant.*port.*" + taken.getLocalPort() + ".*");
        }
        awaitNoStatus("io.tidegate.drivers.simulator.plant: port");
    }

    private static void awaitStatus(String line) {
        Await.until(
                "status shows " + line,
                Duration.ofSeconds(15),
                () -> gateway.cli("status").output().lines().anyMatch(l -> l.matches(line)));
    }

    private static void awaitNoStatus(String text) {
        Await.until("status no longer shows " + text, Duration.ofSeconds(30), () -> !gateway.cli("status")
                .output()
                .contains(text));
    }
}
