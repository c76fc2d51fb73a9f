// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.ControlSocket;
import io.tidegate.itests.support.Gateway;
import io.tidegate.itests.support.Homes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that nobody sits at: what an image and an installer lay down is in force, and what they lay down later. */
class ProvisionedGatewayIT {

    private static final String UP = "org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport~up";
    private static final String DRIVER = "io.tidegate.drivers.modbus~";

    @TempDir
    private Path folder;

    private Path home;
    private Path data;
    private ControlSocket gateway;

    @Test
    void filesAreInForceAtTheFirstStartAndFollowedLater() throws Exception {
        home = Homes.copy(Homes.core(), folder.resolve("home"));
        data = Files.createDirectories(folder.resolve("data"));
        gateway = new ControlSocket(data);
        layDown();
        try (Gateway process = start()) {
            firstStart();
            dropEditAndBreak();
            assertThat(process.stop(Duration.ofSeconds(30))).isZero();
        }
        try (Gateway process = start()) {
            brokenOneIsStillTold();
            mendAndRemove();
            operatorsValueStays();
            assertThat(process.stop(Duration.ofSeconds(30))).isZero();
        }
    }

    private Gateway start() throws IOException {
        return Gateway.startWith(home, data, "--environment", "test", "--gateway-id", "gw-7");
    }

    /** As an image brings it: a base for all, what differs in each environment, and the secrets of this one gateway. */
    private void layDown() throws IOException {
        write(
                home.resolve("etc/config/base.json"),
                """
                {"%splc1": {"host": "10.0.0.1", "port": 502},
                 "%s": {"broker-url": "mqtt://127.0.0.1:1", "client-id": "$[gateway:id]-$[gateway:line]", "password": "$[secret:broker]"}}
                """
                        .formatted(DRIVER, UP));
        write(
                home.resolve("etc/config/test/line.json"),
                """
                {"%splc1": {"host": "127.0.0.1"}, "io.tidegate.control.configuration.gateway": {"line": "hall-2"}}
                """
                        .formatted(DRIVER));
        write(home.resolve("etc/config/production/line.json"), driver("plc1", 9999));
        write(data.resolve("keys/secrets.json"), "{\"broker\": \"not to be read\"}");
    }

    private void firstStart() throws IOException {
        assertThat(show("plc1")).contains("host = 127.0.0.1", "port = 502");
        assertThat(show("up")).contains("client-id = gw-7-hall-2", "password = ********");
        assertThat(gateway.done("config", "show", "up", "--unresolved").lines())
                .contains("client-id = $[gateway:id]-$[gateway:line]", "password = $[secret:broker]");
        assertThat(gateway.done("config", "history").lines()).allMatch(line -> line.contains("  file  files"));
        assertThat(data.resolve("keys/secrets.json"))
                .content()
                .contains("broker")
                .doesNotContain("not to be read");
        assertThat(gateway.done("status")).contains("ok         Configuration: ");
    }

    private void dropEditAndBreak() throws IOException {
        Path file = data.resolve("config/extra.json");
        write(file, driver("plc2", 1502));
        awaitPort("plc2", 1502);
        assertThat(gateway.done("config", "history")).contains("config/extra.json, new");
        write(file, driver("plc2", 1503));
        awaitPort("plc2", 1503);
        write(file, driver("plc2", 0));
        Await.until("the file is moved aside", () -> Files.exists(aside(".rejected.txt")));
        assertThat(aside(".rejected.txt"))
                .content()
                .contains("plc2: port = '0' is not allowed: a whole number from 1 to 65535");
        assertThat(aside("")).doesNotExist();
        assertThat(gateway.run("audit", "list").output()).contains("port = '0' is not allowed");
    }

    private void brokenOneIsStillTold() throws IOException {
        assertThat(show("plc2")).contains("port = 1503");
        assertThat(gateway.run("status").output()).contains(aside(".rejected") + ": line 1: plc2: port = '0'");
    }

    private void mendAndRemove() throws IOException {
        write(aside(""), driver("plc2", 1504));
        awaitPort("plc2", 1504);
        Await.until(
                "nothing is wrong any more",
                () -> gateway.run("status").output().contains("ok         Configuration: "));
        assertThat(aside(".rejected")).doesNotExist();
        assertThat(aside(".rejected.txt")).doesNotExist();
        Files.delete(aside(""));
        Await.until(
                "what the file said is gone",
                () -> gateway.run("config", "show", "plc2").exit() != 0);
    }

    private void operatorsValueStays() throws IOException {
        write(aside(""), driver("plc3", 1505));
        awaitPort("plc3", 1505);
        gateway.done("config", "set", "plc3", "port=1506");
        write(aside(""), "{\"%splc3\": {\"host\": \"10.0.0.3\", \"port\": 1507}}".formatted(DRIVER));
        Await.until("the file's other value comes", () -> show("plc3").contains("host = 10.0.0.3"));
        assertThat(show("plc3")).contains("port = 1506");
    }

    private Path aside(String suffix) {
        return data.resolve("config/extra.json" + suffix);
    }

    private void awaitPort(String name, int port) {
        Await.until(name + " has port " + port, () -> show(name).contains("port = " + port));
    }

    /** The lines of a component; none if there isn't any. */
    private List<String> show(String name) throws IOException {
        return gateway.run("config", "show", name).output().lines().toList();
    }

    private static String driver(String name, int port) {
        return "{\"%s%s\": {\"host\": \"127.0.0.1\", \"port\": %d}}".formatted(DRIVER, name, port);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
