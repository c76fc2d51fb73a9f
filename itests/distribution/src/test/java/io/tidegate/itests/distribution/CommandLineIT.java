// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Gateway;
import io.tidegate.itests.support.Homes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator types, and what the audit trail tells of it. */
class CommandLineIT {

    @TempDir
    private Path temp;

    @Test
    void filesBeginWhereTheCallerIs() throws Exception {
        Path file = temp.resolve("plant.json");
        Files.writeString(
                file, "{\"org.eclipse.kura.asset~pump\": {\"driver.pid\": \"plc1\", \"speed#+type\": \"READ\"}}");
        try (Gateway gateway = Gateway.start(Homes.core(), temp.resolve("data"))) {
            Gateway.Answer applied = gateway.cli("config", "apply", here(file));
            assertThat(applied.exit()).as(applied.output()).isZero();
            assertThat(gateway.cli("config", "show", "pump").output()).contains("driver.pid = plc1");

            Gateway.Answer exported = gateway.cli("config", "export", here(temp.resolve("all.json")));
            assertThat(exported.exit()).as(exported.output()).isZero();
            assertThat(temp.resolve("all.json")).content().contains("plc1");

            Gateway.Answer missing = gateway.cli("plan", here(temp.resolve("none.jar")));
            assertThat(missing.output()).contains(temp.resolve("none.jar") + ": no such file");
        }
    }

    @Test
    void trailTellsWhenTheGatewayRan() throws Exception {
        Path data = temp.resolve("data");
        try (Gateway gateway = Gateway.start(Homes.core(), data)) {
            assertThat(gateway.stop(Duration.ofSeconds(20))).isZero();
        }
        try (Gateway gateway = Gateway.start(Homes.core(), data)) {
            Gateway.Answer trail = gateway.cli("audit", "--action", "gateway");

            assertThat(trail.output())
                    .containsSubsequence("gateway.start", "gateway.stop", "gateway.start")
                    .contains("profile: (none) -> core")
                    .contains("java: (none) -> ");
            assertThat(gateway.cli("audit", "verify").exit()).isZero();
        }
    }

    private static String here(Path file) {
        return Path.of("").toAbsolutePath().relativize(file.toAbsolutePath()).toString();
    }
}
