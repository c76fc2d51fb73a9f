// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Gateway;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each feature is an installable unit: with platform and control alone beside it, all its bundles run. */
class FeatureIT {

    @TempDir
    private Path temp;

    @ParameterizedTest
    @MethodSource("features")
    void featureBoots(String feature) throws Exception {
        TestHome home = TestHome.of(temp.resolve("home"), List.of("platform", "control", feature));
        Path data = TestHome.data(temp);
        try (Gateway gateway = Gateway.start(home.path(), data)) {
            assertThat(gateway.output()).doesNotContain("does not").doesNotContain(" ERROR ");
            assertThat(gateway.bundles()).isEqualTo(TestHome.bundlesToRun(data));
            Gateway.Answer status = gateway.cli("status");
            assertThat(status.exit()).as(status.output()).isZero();
            assertThat(gateway.stop(Duration.ofSeconds(10))).isZero();
        }
    }

    static Stream<String> features() throws IOException {
        return TestHome.features().stream();
    }
}
