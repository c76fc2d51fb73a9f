// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.Gateway;
import io.tidegate.itests.support.Homes;
import io.tidegate.itests.support.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who moves the console away from under himself has it back by doing nothing, or keeps the new place by saying so there. */
class SafeApplyIT {

    private static final String TRIAL = "api/v1/configuration/trial";

    @TempDir
    private Path data;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int old = Ports.free();
    private final int other = Ports.free();
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(
                Files.createDirectories(data.resolve("config")).resolve("plant.json"),
                "{\"org.apache.felix.http\": {\"org.osgi.service.http.port\": " + old + "}}");
        gateway = Gateway.startDemo(Homes.demo(), data);
        awaitConsole(old);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void consoleComesBackWhenNobodyConfirms() throws Exception {
        move("10s");

        awaitConsole(other);
        awaitConsole(old);
        Await.until("the other port is free again", () -> !answers(other));
        assertThat(gateway.cli("config", "pending").exit()).isEqualTo(1);
        assertThat(gateway.cli("config", "history").output()).contains("nobody confirmed in time");
    }

    @Test
    void consoleStaysWhereSomebodyConfirms() throws Exception {
        move("10m");
        awaitConsole(other);
        assertThat(http.send(request(other).GET().build(), BodyHandlers.ofString())
                        .body())
                .contains("org.apache.felix.http");

        HttpResponse<String> kept = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + other + "/" + TRIAL + "/confirm"))
                        .header("X-Tidegate", "1")
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());

        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        assertThat(gateway.cli("config", "pending").exit()).isEqualTo(1);
        assertThat(gateway.cli("audit", "--action", "config.confirm").output()).contains("REST from 127.0.0.1");
        assertThat(answers(other)).isTrue();
    }

    private void move(String within) throws Exception {
        Gateway.Answer answer = gateway.cli(
                "config",
                "set",
                "org.apache.felix.http",
                "org.osgi.service.http.port=" + other,
                "--confirm-within",
                within);
        assertThat(answer.exit()).as(answer.output()).isZero();
        assertThat(answer.output()).contains("unless 'config confirm' keeps it");
    }

    private void awaitConsole(int port) {
        Await.until("the console at port " + port, Duration.ofMinutes(1), () -> answers(port));
    }

    private boolean answers(int port) throws InterruptedException {
        try {
            return http.send(request(port).GET().build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpRequest.Builder request(int port) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + TRIAL))
                .timeout(Duration.ofSeconds(10));
    }
}
