// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher makes of running.json, of the distribution, and of what doesn't fit together. */
class RunningSetIT {

    private static final Duration STOP = Duration.ofSeconds(20);
    private static final String BSN = "test.pump";

    @TempDir
    private Path temp;

    @Test
    void unresolvableBundleIsReportedAndTheOthersRun() throws Exception {
        TestHome home =
                platform("home").with(BSN, "1.0.0", Map.of("Import-Package", "org.nowhere;version=\"[1.2,2)\""));
        try (Gateway gateway = start(home)) {
            assertThat(gateway.bundles()).isPositive();
            assertThat(gateway.output())
                    .contains("test.pump 1.0.0 does not resolve: needs package org.nowhere [1.2.0,2.0.0), "
                            + "which no installed bundle exports");
        }
    }

    /** The cause is one bundle further on; both are named, so that nobody looks in the wrong one. */
    @Test
    void bundleThatNeedsAnUnresolvableOneIsReported() throws Exception {
        TestHome home = platform("home")
                .with("test.valve", "1.0.0", Map.of("Import-Package", "org.nowhere", "Export-Package", "test.valve"))
                .with("test.fragment", "1.0.0", Map.of("Fragment-Host", "test.missing"))
                .with(BSN, "1.0.0", Map.of("Import-Package", "test.valve"));
        try (Gateway gateway = start(home)) {
            assertThat(gateway.output())
                    .contains("test.pump 1.0.0 does not resolve: needs package test.valve of test.valve 1.0.0, "
                            + "which does not resolve either")
                    .contains("test.fragment 1.0.0 does not resolve: needs host bundle test.missing");
        }
    }

    @Test
    void failingActivatorIsReportedAndTheOthersRun() throws Exception {
        TestHome home = platform("home").with(BSN, "1.0.0", activator(FailingActivator.class), FailingActivator.class);
        try (Gateway gateway = start(home)) {
            assertThat(gateway.output())
                    .contains("test.pump 1.0.0 does not start")
                    .contains("no water in the pump");
        }
    }

    /** A bundle that never comes back from its stop must not keep the service manager waiting. */
    @Test
    void hangingStopIsEndedByForceAndNamed() throws Exception {
        TestHome home = platform("home").with(BSN, "1.0.0", activator(HangingActivator.class), HangingActivator.class);
        try (Gateway gateway = start(home)) {
            assertThat(gateway.stop(Duration.ofSeconds(10))).isEqualTo(6);
            assertThat(gateway.output()).contains("hanging: test.pump 1.0.0");
        }
    }

    @Test
    void upgradeOfTheDistributionRaisesVersions() throws Exception {
        runOnce(platform("old").with(BSN, "1.0.0", Map.of()));
        String output = runOnce(platform("new").with(BSN, "1.1.0", Map.of()));
        assertThat(output).contains("Upgrade of the distribution: test.pump: 1.0.0 -> 1.1.0");
        assertThat(entry("version")).isEqualTo("1.1.0");
    }

    @Test
    void upgradeKeepsTheHigherVersionThatAnOperatorDeployed() throws Exception {
        runOnce(platform("old").with(BSN, "1.0.0", Map.of()));
        deploy("1.5.0");
        runOnce(platform("new").with(BSN, "1.1.0", Map.of()));
        assertThat(entry("version")).isEqualTo("1.5.0");
        runOnce(platform("newest").with(BSN, "2.0.0", Map.of()));
        assertThat(entry("version")).isEqualTo("2.0.0");
    }

    /** The older distribution hasn't the newer jar; going back would be a downgrade nobody asked for. */
    @Test
    void olderDistributionIsRefused() throws Exception {
        runOnce(platform("new").with(BSN, "1.1.0", Map.of()));
        refused(platform("old").with(BSN, "1.0.0", Map.of()), "was the distribution replaced by an older one?");
    }

    @Test
    void bundleThatAnOperatorStoppedStaysStopped() throws Exception {
        TestHome home = platform("home").with(BSN, "1.0.0", activator(FailingActivator.class), FailingActivator.class);
        runOnce(home);
        edit("\"(bsn\" : \"test.pump\"[^}]*\"desired\" : )\"started\"", "\"$1\"stopped\"");
        assertThat(runOnce(home)).doesNotContain("test.pump 1.0.0 does not start");
    }

    /** The launcher and the deployer agree on slots, links and the cache: also after the cache was lost. */
    @Test
    void deployedUpdateAndItsPredecessorSurviveRestarts() throws Exception {
        TestHome home = TestHome.of(temp.resolve("home"), List.of("platform", "control"))
                .with(BSN, "1.0.0", Map.of());
        Path update = Files.write(temp.resolve("update.jar"), TestHome.jar(BSN, "1.1.0", Map.of()));
        try (Gateway gateway = start(home)) {
            Gateway.Answer answer = gateway.cli("update", update.toString());
            assertThat(answer.exit()).as(answer.output()).isZero();
            gateway.kill();
        }
        assertThat(entry("slot")).isEqualTo("B");
        runOnce(home);
        Files.delete(data().resolve("cache/installed.json"));
        try (Gateway gateway = start(home)) {
            assertThat(gateway.cli("bundles").output()).containsPattern("test.pump +1.1.0 +active +B +1.0.0");
            Gateway.Answer answer = gateway.cli("undo", BSN);
            assertThat(answer.exit()).as(answer.output()).isZero();
        }
        assertThat(entry("version")).isEqualTo("1.0.0");
    }

    @Test
    void damagedRunningSetHasItsOwnExitCode() throws Exception {
        TestHome home = platform("home");
        runOnce(home);
        Files.writeString(data().resolve("deploy/running.json"), "{\"format\": 1, \"bundles\": [{");
        refused(home, "running.json");
        Files.writeString(data().resolve("deploy/running.json"), "");
        refused(home, "running.json");
    }

    @Test
    void damagedJarOfTheDistributionIsRefused() throws Exception {
        TestHome home = platform("home").with(BSN, "1.0.0", Map.of());
        Path jar = home.path().resolve("system/test/test.pump-1.0.0.jar");
        Files.write(jar, new byte[100]);
        refused(home, jar + " has 100 bytes instead of");
        Files.delete(jar);
        refused(home, "the jar of test.pump 1.0.0");
    }

    @Test
    void damagedDeployedJarIsRefused() throws Exception {
        TestHome home = platform("home").with(BSN, "1.0.0", Map.of());
        runOnce(home);
        Path jar = deploy("1.5.0");
        Files.write(jar, new byte[100]);
        refused(home, "doesn't have the digest that its name says");
    }

    private TestHome platform(String name) throws IOException {
        return TestHome.of(temp.resolve(name), List.of("platform"));
    }

    private Path data() {
        return temp.resolve("data");
    }

    private Gateway start(TestHome home) throws IOException {
        return Gateway.start(home.path(), data());
    }

    private String runOnce(TestHome home) throws IOException, InterruptedException {
        try (Gateway gateway = start(home)) {
            assertThat(gateway.stop(STOP)).isZero();
            return gateway.output();
        }
    }

    private void refused(TestHome home, String message) throws IOException, InterruptedException {
        try (Gateway gateway = Gateway.launch(home.path(), data(), Map.of())) {
            assertThat(gateway.awaitExit(STOP)).as(gateway.output()).isEqualTo(4);
            assertThat(gateway.output()).contains(message);
        }
    }

    /** Leaves the data root as a committed deployment does. */
    private Path deploy(String version) throws IOException {
        byte[] bytes = TestHome.jar(BSN, version, Map.of());
        Path jar = data().resolve("deploy/store").resolve(TestHome.sha256(bytes) + ".jar");
        Files.write(jar, bytes);
        edit("\"(bsn\" : \"test.pump\",\\s*\"version\" : )\"[^\"]*\"", "\"$1\"" + version + "\"");
        edit("\"(bsn\" : \"test.pump\"[^}]*\"sha256\" : )\"[^\"]*\"", "\"$1\"" + TestHome.sha256(bytes) + "\"");
        return jar;
    }

    private String entry(String field) throws IOException {
        Matcher value = Pattern.compile("\"bsn\" : \"test.pump\"[^}]*\"" + field + "\" : \"([^\"]*)\"")
                .matcher(Files.readString(data().resolve("deploy/running.json")));
        assertThat(value.find()).isTrue();
        return value.group(1);
    }

    private void edit(String regex, String replacement) throws IOException {
        Path file = data().resolve("deploy/running.json");
        String text = Files.readString(file);
        String edited = text.replaceFirst(regex, replacement);
        assertThat(edited).isNotEqualTo(text);
        Files.writeString(file, edited);
    }

    private static Map<String, String> activator(Class<?> type) {
        return Map.of("Bundle-Activator", type.getName(), "Import-Package", "org.osgi.framework");
    }
}
