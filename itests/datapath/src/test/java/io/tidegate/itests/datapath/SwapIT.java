// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.datapath;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.Gateway;
import io.tidegate.itests.support.Homes;
import io.tidegate.itests.support.Mosquitto;
import io.tidegate.itests.support.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Modbus driver is replaced again and again while values flow: nothing is lost and nobody else notices. */
class SwapIT {

    private static final int SWAPS = Boolean.getBoolean("tidegate.long") ? 20 : 6;

    @TempDir
    private Path folder;

    /** What must not grow: counted inside the gateway. */
    private record Footprint(List<String> threads, List<String> files, int loaders) {

        /** The pools of other bundles breathe by a worker or two with their load; every other thread counts. */
        boolean isWithin(Footprint other) {
            return fixed() <= other.fixed()
                    && threads.size() - fixed() <= other.threads.size() - other.fixed() + 3
                    && files.size() <= other.files.size();
        }

        private long fixed() {
            return threads.stream()
                    .filter(name -> !name.matches("(assets|cloud|deploy|store|wires)-\\d.*"))
                    .count();
        }
    }

    @Test
    void driverIsReplacedUnderFlow() throws Exception {
        System.out.println("REPEATS: swaps of the Modbus driver: " + SWAPS + " of 20");
        Path data = folder.resolve("data");
        try (FieldServer field = FieldServer.libmodbus(folder);
                Mosquitto broker = Mosquitto.start(folder.resolve("mosquitto"));
                Program subscriber = broker.subscribe("itest", Plant.TOPICS)) {
            new Plant(field.port(), broker.url(), 100).configure(data);
            try (Gateway gateway = Gateway.start(Homes.core(), data)) {
                assertThat(gateway.cli("install", Probes.jar().toString()).exit())
                        .isZero();
                Await.until("first reading", Duration.ofSeconds(20), () -> !Readings.of(subscriber)
                        .isEmpty());
                List<String> components = others(gateway);
                int eventsBefore = events(gateway).size();
                int answeredBefore = field.answered().size();
                long begin = System.nanoTime();
                Footprint afterSecond = null;
                for (int swap = 1; swap <= SWAPS; swap++) {
                    Gateway.Answer answer = gateway.cli(
                            "update", Probes.newer(Plant.DRIVER, swap, folder).toString());
                    assertThat(answer.exit()).as(answer.output()).isZero();
                    FieldToBrokerIT.passes(Duration.ofMillis(500));
                    if (swap == 2) {
                        afterSecond = footprint(gateway);
                    }
                }
                double seconds = (System.nanoTime() - begin) / 1e9;
                Set<Long> answered = field.answered();
                FieldToBrokerIT.assertArrived(answered, subscriber);
                assertThat(answered.size() - answeredBefore)
                        .as("answered polls in %.1f s at 100 ms, at least 98 %%", seconds)
                        .isGreaterThanOrEqualTo((int) (seconds * 10 * 0.98) - 1);
                assertThat(events(gateway).stream().skip(eventsBefore).filter(e -> !e.endsWith(" " + Plant.DRIVER)))
                        .as("events of other bundles")
                        .isEmpty();
                assertThat(others(gateway))
                        .as("other components kept their ids")
                        .isEqualTo(components);
                Footprint second = afterSecond;
                assertThat(footprint(gateway).loaders())
                        .as("class loaders: active and standby")
                        .isLessThanOrEqualTo(2);
                // Idle workers of a pool end after ten seconds, so the counts are those once it is quiet.
                try {
                    Await.until(
                            "threads and open files as after the second swap",
                            Duration.ofSeconds(30),
                            () -> footprint(gateway).isWithin(second));
                } catch (AssertionError e) {
                    throw new AssertionError(second + "\nbecame\n" + footprint(gateway), e);
                }
            }
        }
    }

    private static List<String> events(Gateway gateway) throws Exception {
        return lines(gateway, "probe", "events");
    }

    private static List<String> others(Gateway gateway) throws Exception {
        return lines(gateway, "probe", "components").stream()
                .filter(line -> !line.startsWith(Plant.DRIVER + " "))
                .sorted()
                .toList();
    }

    private static Footprint footprint(Gateway gateway) throws Exception {
        int loaders = Integer.parseInt(
                lines(gateway, "probe", "loaders", Plant.DRIVER).get(0));
        return new Footprint(
                lines(gateway, "probe", "threads").stream().sorted().toList(),
                lines(gateway, "probe", "files").stream().sorted().toList(),
                loaders);
    }

    private static List<String> lines(Gateway gateway, String... words) throws Exception {
        Gateway.Answer answer = gateway.cli(words);
        assertThat(answer.exit()).as(answer.output()).isZero();
        return answer.output().lines().toList();
    }
}
