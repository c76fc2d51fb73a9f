// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.datapath;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.Gateway;
import io.tidegate.itests.support.Homes;
import io.tidegate.itests.support.Mosquitto;
import io.tidegate.itests.support.Ports;
import io.tidegate.itests.support.Probes;
import io.tidegate.itests.support.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accepted is a promise: an id that {@code publish} returned arrives, although the gateway was killed meanwhile. */
class KillIT {

    private static final int KILLS = Boolean.getBoolean("tidegate.long") ? 10 : 2;

    @TempDir
    private Path folder;

    @Test
    void everyAcceptedMessageArrivesAfterKills() throws Exception {
        System.out.println("REPEATS: kill -9 of the gateway: " + KILLS + " of 10");
        Path data = folder.resolve("data");
        Path accepted = folder.resolve("accepted.log");
        try (Mosquitto broker = Mosquitto.start(folder.resolve("mosquitto"));
                Program subscriber = broker.subscribe("itest", "numbers/#")) {
            new Plant(Ports.free(), broker.url(), 0).configure(data);
            install(data);
            Await.until(
                    "the subscription stands", Duration.ofSeconds(10), () -> Files.exists(folder.resolve("mosquitto")));
            broker.stop();
            for (int kill = 0; kill < KILLS; kill++) {
                publishAndKill(data, accepted, kill * 1_000_000);
            }
            broker.start();
            List<String> promised = Files.readAllLines(accepted).stream()
                    .map(line -> line.split(" ", -1)[0])
                    .toList();
            assertThat(promised).hasSizeGreaterThan(KILLS * 50);
            try (Gateway gateway = Gateway.start(Homes.core(), data)) {
                List<String> missing = new ArrayList<>(promised);
                Await.until("all " + promised.size() + " accepted messages arrive", Duration.ofSeconds(60), () -> {
                    missing.removeAll(arrived(subscriber));
                    return missing.isEmpty();
                });
                assertThat(gateway.stop(Duration.ofSeconds(10))).isZero();
            }
        }
    }

    private static void install(Path data) throws Exception {
        try (Gateway gateway = Gateway.start(Homes.core(), data)) {
            assertThat(gateway.cli("install", Probes.jar().toString()).exit()).isZero();
            assertThat(gateway.stop(Duration.ofSeconds(10))).isZero();
        }
    }

    private static void publishAndKill(Path data, Path accepted, int from) throws Exception {
        long before = Files.exists(accepted) ? Files.size(accepted) : 0;
        try (Gateway gateway = Gateway.start(Homes.core(), data);
                Program publishing = new Program(
                        "publishing",
                        new ProcessBuilder(
                                Homes.core().resolve("bin/tidegate").toString(),
                                "probe",
                                "publish",
                                "numbers/all",
                                String.valueOf(from),
                                "1000000",
                                accepted.toString(),
                                "--data",
                                data.toString()))) {
            Await.until("messages are accepted", Duration.ofSeconds(30), () -> {
                if (!publishing.process().isAlive()) {
                    throw new IllegalStateException(publishing.output());
                }
                return Files.exists(accepted) && Files.size(accepted) > before + 1500;
            });
            gateway.kill();
        }
    }

    private static Set<String> arrived(Program subscriber) {
        return subscriber.lines().stream()
                .filter(line -> line.startsWith("numbers/all "))
                .map(line -> line.substring("numbers/all ".length()))
                .collect(Collectors.toSet());
    }
}
