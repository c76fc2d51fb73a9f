// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Gateway;
import io.tidegate.itests.support.Homes;
import io.tidegate.itests.support.Inside;
import io.tidegate.itests.support.Probes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bundle of the standard profile is replaced again and again while the whole plant flows, and nobody else notices. */
class RoomSwapIT {

    private static final int SWAPS = Boolean.getBoolean("tidegate.long") ? 10 : 3;
    private static final Duration FLOW = Duration.ofSeconds(15);

    /** The Camel host shares its packages with them. */
    private static final String HOST = "io.tidegate.data.routes";

    private static final Set<String> COMPONENTS_OF_HOST =
            Set.of("io.tidegate.data.routes.http", "io.tidegate.data.routes.mqtt");

    @TempDir
    private static Path folder;

    private static DemoPlant plant;
    private static int versions;

    @BeforeAll
    static void start() throws Exception {
        System.out.println("REPEATS: swaps of each bundle of the standard profile: " + SWAPS + " of 10");
        plant = DemoPlant.start(folder);
    }

    @AfterAll
    static void stop() {
        if (plant != null) {
            plant.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.tidegate.drivers.opcua",
                "io.tidegate.drivers.mqtt",
                "io.tidegate.drivers.simulator",
                "io.tidegate.drivers.simulator.opcua",
                "io.tidegate.data.cache",
                "io.tidegate.data.routes.http",
                "io.tidegate.data.routes.mqtt",
                HOST,
                "io.tidegate.console.rest",
                "io.tidegate.console.ui"
            })
    void bundleIsReplacedUnderFlow(String bundle) throws Exception {
        boolean built = Files.exists(Homes.demo().resolve("system/io/tidegate").resolve(bundle));
        if (!built) {
            System.out.println(
                    "NOT RUN: swaps of " + bundle + ": this build does not have it, since Node.js is missing");
        }
        Assumptions.assumeTrue(built);
        Inside inside = new Inside(plant.gateway());
        String[] along = bundle.equals(HOST)
                ? Stream.concat(COMPONENTS_OF_HOST.stream(), Stream.of(bundle)).toArray(String[]::new)
                : new String[] {bundle};
        List<String> components = inside.componentsWithout(along);
        int eventsBefore = inside.events().size();
        Inside.Footprint afterSecond = null;
        for (int swap = 1; swap <= SWAPS; swap++) {
            Path newer = Probes.newer(Homes.demo(), bundle, ++versions, folder);
            Gateway.Answer answer = plant.gateway().cli("update", newer.toString());
            assertThat(answer.exit()).as(answer.output()).isZero();
            plant.awaitFlow("swap " + swap + " of " + bundle, FLOW);
            if (swap == 2) {
                afterSecond = inside.footprint(bundle);
            }
        }
        assertThat(inside.events().stream().skip(eventsBefore).filter(event -> !isOf(event, along)))
                .as("events of other bundles")
                .isEmpty();
        assertThat(inside.componentsWithout(along))
                .as("other components kept their ids")
                .isEqualTo(components);
        inside.assertWithin(afterSecond, bundle);
    }

    private static boolean isOf(String event, String... bundles) {
        return List.of(bundles).contains(event.substring(event.indexOf(' ') + 1));
    }
}
