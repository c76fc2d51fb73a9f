// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.ControlSocket;
import io.tidegate.itests.support.Gateway;
import io.tidegate.itests.support.Homes;
import io.tidegate.itests.support.Mosquitto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway's key is replaced while a broker demands a password, also with a kill in the middle of it. */
class RekeyIT {

    private static final int ROUNDS = Boolean.getBoolean("tidegate.long") ? 10 : 3;
    private static final String TRANSPORT = "org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport";
    private static final String PASSWORD = "kept over all keys";

    private final List<SecretKey> former = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path data;
    private int cutOff;

    @Test
    void connectionStandsAndNothingOpensWithAFormerKey() throws Exception {
        System.out.println("REPEATS: keys replaced, most with a kill -9 in the middle: " + ROUNDS + " of 10");
        data = Files.createDirectories(folder.resolve("data"));
        Random random = new Random();
        try (Mosquitto broker = Mosquitto.in(folder.resolve("mosquitto"))) {
            broker.start("allow_anonymous false", "password_file " + passwords());
            prepare(broker);
            for (int round = 0; round < ROUNDS; round++) {
                try (Gateway gateway = Gateway.start(Homes.core(), data)) {
                    isSound();
                    replace(gateway, round == 0 ? -1 : random.nextInt(150));
                }
            }
            try (Gateway gateway = Gateway.start(Homes.core(), data)) {
                isSound();
                assertThat(gateway.stop(Duration.ofSeconds(30))).isZero();
            }
        }
        System.out.println(
                ROUNDS + " replacements, " + cutOff + " of them cut off between the first step and the last");
    }

    private void replace(Gateway gateway, int killAfter) throws Exception {
        remember();
        if (killAfter < 0) {
            new ControlSocket(data).done("secrets", "rekey", "--comment", "a test");
            isSound();
            assertThat(former).doesNotContain(CipherTexts.key(data));
            return;
        }
        CompletableFuture.delayedExecutor(killAfter, TimeUnit.MILLISECONDS)
                .execute(() -> gateway.process().destroyForcibly());
        try {
            new ControlSocket(data).run("secrets", "rekey");
        } catch (IOException gone) {
            assertThat(gone).isNotNull();
        }
        gateway.awaitExit(Duration.ofSeconds(30));
        cutOff += Files.exists(data.resolve("keys/master.key.next")) ? 1 : 0;
    }

    private void remember() throws IOException {
        SecretKey key = CipherTexts.key(data);
        if (!former.contains(key)) {
            former.add(key);
        }
    }

    /** One key, which opens everything; and the broker has let the gateway in. */
    private void isSound() throws IOException {
        ControlSocket gateway = new ControlSocket(data);
        Await.until(
                "one key",
                () -> Files.notExists(data.resolve("keys/master.key.next")),
                () -> Arrays.toString(data.resolve("keys").toFile().list()));
        Await.until(
                "the connection stands", () -> gateway.run("status").output().matches("(?s).*ok +MQTT transport.*"));
        SecretKey now = CipherTexts.key(data);
        CipherTexts texts = CipherTexts.below(data);
        assertThat(texts.openedBy(now)).hasSizeGreaterThanOrEqualTo(2);
        for (SecretKey key : former) {
            if (!key.equals(now)) {
                assertThat(texts.openedBy(key)).as("opens with a former key").isEmpty();
            }
        }
        assertThat(gateway.run("status").output()).doesNotContain("damaged").doesNotContain("can't be resolved");
    }

    private Path passwords() throws IOException, InterruptedException {
        Path file = folder.resolve("passwords");
        Process made = new ProcessBuilder("mosquitto_passwd", "-b", "-c", file.toString(), "line-3", PASSWORD)
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        return file;
    }

    /** The password that the broker demands is a secret's; another one is written where it belongs. */
    private void prepare(Mosquitto broker) throws IOException {
        Files.createDirectories(data.resolve("keys"));
        Files.writeString(data.resolve("keys/secrets.json"), "{\"broker\": \"" + PASSWORD + "\"}");
        Files.writeString(
                Files.createDirectories(data.resolve("config")).resolve("plant.json"),
                """
                {"%1$s~%1$s": {"broker-url": "%2$s", "client-id": "line-3", "username": "line-3", "password": "$[secret:broker]"},
                 "%1$s~other": {"broker-url": "mqtt://127.0.0.1:1", "password": "of another broker"},
                 "org.eclipse.kura.data.DataService~org.eclipse.kura.data.DataService": {
                   "DataTransportService.target": "(kura.service.pid=%1$s)", "connect.retry-interval": 1}}
                """
                        .formatted(TRANSPORT, broker.url()));
    }
}
