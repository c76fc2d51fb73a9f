// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Gateway;
import io.tidegate.itests.support.Homes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution promises to run on Java 17 to 25; the build itself runs on one of them only. */
class NewestJavaIT {

    @TempDir
    private Path temp;

    @Test
    void demoProfileBootsOnJava25() throws Exception {
        Optional<Path> jdk = jdk25();
        if (jdk.isEmpty()) {
            System.out.println("NOT RUN: no JDK 25 in /usr/lib/jvm nor in TIDEGATE_TEST_JDK25: start on Java 25");
        }
        Assumptions.assumeTrue(jdk.isPresent());
        Path data = TestHome.data(temp);
        Map<String, String> environment = Map.of("JAVA_HOME", jdk.orElseThrow().toString());
        for (String start : List.of("cold", "warm")) {
            try (Gateway gateway = Gateway.start(Homes.demo(), data, environment)) {
                assertThat(gateway.output())
                        .as(start)
                        .doesNotContain("does not")
                        .doesNotContain("WARNING");
                assertThat(gateway.stop(Duration.ofSeconds(10))).isZero();
            }
        }
    }

    private static Optional<Path> jdk25() throws IOException {
        String named = System.getenv("TIDEGATE_TEST_JDK25");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        Path installed = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(installed)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(installed)) {
            return found.filter(NewestJavaIT::isJava25).findFirst();
        }
    }

    private static boolean isJava25(Path jdk) {
        try {
            return Files.readString(jdk.resolve("release")).contains("JAVA_VERSION=\"25");
        } catch (IOException e) {
            return false;
        }
    }
}
