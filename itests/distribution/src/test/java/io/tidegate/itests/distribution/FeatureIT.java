// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Gateway;
import io.tidegate.itests.support.Homes;
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

    /** What is brought along is no part of the running set until somebody asks for it, and stays then. */
    @ParameterizedTest
    @MethodSource("optional")
    void featureOnDemandIsInstalledAndStays(String feature) throws Exception {
        Path home = Homes.copy(Homes.demo(), temp.resolve("home"));
        Path data = TestHome.data(temp);
        int bundles;
        try (Gateway gateway = Gateway.start(home, data)) {
            bundles = TestHome.bundlesToRun(data);
            assertThat(gateway.cli("feature", "list").output()).containsPattern(feature + " +available");
            Gateway.Answer answer = gateway.cli("feature", "install", feature);
            assertThat(answer.exit()).as(answer.output()).isZero();
            assertThat(gateway.stop(Duration.ofSeconds(10))).isZero();
        }
        try (Gateway gateway = Gateway.start(home, data)) {
            assertThat(gateway.bundles()).isGreaterThan(bundles).isEqualTo(TestHome.bundlesToRun(data));
            Gateway.Answer answer = gateway.cli("feature", "uninstall", feature);
            assertThat(answer.exit()).as(answer.output()).isZero();
            assertThat(TestHome.bundlesToRun(data)).isEqualTo(bundles);
        }
    }

    static Stream<String> optional() throws IOException {
        return TestHome.optional().stream();
    }

    static Stream<String> features() throws IOException {
        return TestHome.features().stream();
    }
}
