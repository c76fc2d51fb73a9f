// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Homes;
import io.tidegate.itests.support.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console in a real browser, on a running gateway: what an operator sees, and how soon. */
class ConsoleIT {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String DRIVER = "io.tidegate.drivers.modbus";

    @TempDir
    private Path folder;

    @Test
    void operatorSeesLivingValuesAndAFailureAtOnce() throws Exception {
        Path web = Homes.root().resolve("web-console/ui/web");
        boolean built = Files.exists(Homes.demo().resolve("features/console.json"));
        if (!built) {
            System.out.println(
                    "NOT RUN: the console in a browser: this build has no console, since Node.js is missing");
        }
        Assumptions.assumeTrue(built);
        Path shots = Files.createDirectories(Homes.root().resolve("itests/standard/target/screenshots"));
        try (DemoPlant plant = DemoPlant.start(folder)) {
            String probe = Homes.demo().resolve("bin/tidegate") + " probe %s " + DRIVER + " --data "
                    + plant.gateway().data();
            String trial = Homes.demo().resolve("bin/tidegate")
                    + " config set tank poll.interval.ms=900 --confirm-within 10m --data "
                    + plant.gateway().data();
            ProcessBuilder builder = new ProcessBuilder(
                            "node", "--test", "--test-reporter=spec", "e2e/console.test.mjs")
                    .directory(web.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "TIDEGATE_URL", plant.console().toString(),
                            "STOP_CMD", probe.formatted("stop"),
                            "START_CMD", probe.formatted("start"),
                            "TRIAL_CMD", trial,
                            "SHOTS", shots.toString()));
            try (Program browser = new Program("browser", builder)) {
                assertThat(browser.awaitExit(LIMIT)).as(browser.output()).isZero();
                // A run that found no test ends with zero too.
                assertThat(browser.output()).containsPattern("pass [1-9]").containsPattern("skipped 0");
            }
        }
    }
}
