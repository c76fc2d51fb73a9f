// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.datapath;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.Gateway;
import io.tidegate.itests.support.Homes;
import io.tidegate.itests.support.Inside;
import io.tidegate.itests.support.Mosquitto;
import io.tidegate.itests.support.Probes;
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
                Inside inside = new Inside(gateway);
                List<String> components = others(inside);
                int eventsBefore = inside.events().size();
                int answeredBefore = field.answered().size();
                long begin = System.nanoTime();
                Inside.Footprint afterSecond = null;
                for (int swap = 1; swap <= SWAPS; swap++) {
                    Gateway.Answer answer = gateway.cli(
                            "update",
                            Probes.newer(Homes.core(), Plant.DRIVER, swap, folder)
                                    .toString());
                    assertThat(answer.exit()).as(answer.output()).isZero();
                    FieldToBrokerIT.passes(Duration.ofMillis(500));
                    if (swap == 2) {
                        afterSecond = inside.footprint(Plant.DRIVER);
                    }
                }
                double seconds = (System.nanoTime() - begin) / 1e9;
                Set<Long> answered = field.answered();
                FieldToBrokerIT.assertArrived(answered, subscriber);
                assertThat(answered.size() - answeredBefore)
                        .as("answered polls in %.1f s at 100 ms, at least 98 %%", seconds)
                        .isGreaterThanOrEqualTo((int) (seconds * 10 * 0.98) - 1);
                assertThat(inside.events().stream().skip(eventsBefore).filter(e -> !e.endsWith(" " + Plant.DRIVER)))
                        .as("events of other bundles")
                        .isEmpty();
                assertThat(others(inside)).as("other components kept their ids").isEqualTo(components);
                inside.assertWithin(afterSecond, Plant.DRIVER);
            }
        }
    }

    private static List<String> others(Inside inside) throws Exception {
        return inside.componentsWithout(Plant.DRIVER);
    }
}
