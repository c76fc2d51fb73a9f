// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Gateway;
import io.tidegate.itests.support.Homes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts and ends of the core profile as an operator and a service manager see them. */
class StartIT {

    private static final Duration STOP = Duration.ofSeconds(10);

    @TempDir
    private Path temp;

    @Test
    void coldStartRunsEveryBundleAndSigtermEndsInOrder() throws Exception {
        Path data = temp.resolve("data");
        try (Gateway gateway = Gateway.start(Homes.core(), data)) {
            assertThat(gateway.bundles()).isEqualTo(TestHome.bundlesToRun(data));
            assertThat(gateway.output()).doesNotContain("does not");
            assertThat(gateway.stop(STOP)).isZero();
        }
        assertThat(mode(data.resolve("keys"))).isEqualTo("rwx------");
        assertThat(mode(data.resolve("run"))).isEqualTo("rwx------");
    }

    /** A mistyped option must not start a gateway that is other than was meant. */
    @Test
    void unknownOptionOfRunIsRefused() throws Exception {
        Gateway.Answer answer = Gateway.cli(Homes.core(), temp.resolve("data"), "run", "--dem");
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.output()).contains("--dem").contains("--demo");
    }

    @Test
    void environmentAndIdAreWhatTheGatewayIsStartedWith() throws Exception {
        Path data = temp.resolve("data");
        Map<String, String> variables = Map.of("TIDEGATE_ENVIRONMENT", "test", "TIDEGATE_GATEWAY_ID", "gw-7");
        try (Gateway gateway = Gateway.start(Homes.core(), data, variables)) {
            assertThat(gateway.cli("config", "show", "io.tidegate.control.configuration.gateway")
                            .output())
                    .contains("environment = test", "id = gw-7");
        }
        Gateway.Answer refused = Gateway.cli(Homes.core(), data, "run", "--environment", "../test");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.output()).contains("--environment", "'../test' is not allowed");
    }

    @Test
    void warmStartInstallsNothing() throws Exception {
        Path data = temp.resolve("data");
        startAndStop(data);
        Map<String, String> cold = installations(data);
        startAndStop(data);
        assertThat(cold).isNotEmpty();
        assertThat(installations(data)).isEqualTo(cold);
    }

    @Test
    void lostCacheIsRebuilt() throws Exception {
        Path data = temp.resolve("data");
        int bundles = startAndStop(data);
        delete(data.resolve("cache"));
        assertThat(startAndStop(data)).isEqualTo(bundles);
    }

    @Test
    void damagedCacheIsRebuilt() throws Exception {
        Path data = temp.resolve("data");
        int bundles = startAndStop(data);
        delete(anyBundle(data));
        assertThat(startAndStop(data)).isEqualTo(bundles);
        Files.writeString(anyBundle(data).resolve("bundle.info"), "junk");
        assertThat(startAndStop(data)).isEqualTo(bundles);
        Files.writeString(data.resolve("cache/installed.json"), "{");
        assertThat(startAndStop(data)).isEqualTo(bundles);
    }

    @Test
    void killedGatewayStartsAgain() throws Exception {
        Path data = temp.resolve("data");
        int bundles;
        try (Gateway gateway = Gateway.start(Homes.core(), data)) {
            bundles = gateway.bundles();
            gateway.kill();
        }
        assertThat(startAndStop(data)).isEqualTo(bundles);
    }

    @Test
    void dataRootWithSpacesInItsPath() throws Exception {
        assertThat(startAndStop(temp.resolve("data of plant 7"))).isPositive();
    }

    @Test
    void movedDataRootStarts() throws Exception {
        int bundles = startAndStop(temp.resolve("data"));
        Files.move(temp.resolve("data"), temp.resolve("moved"));
        assertThat(startAndStop(temp.resolve("moved"))).isEqualTo(bundles);
    }

    /** Two gateways on one data root would destroy each other's store. */
    @Test
    void secondGatewayOnTheSameDataRootIsRefused() throws Exception {
        Path data = temp.resolve("data");
        try (Gateway gateway = Gateway.start(Homes.core(), data);
                Gateway second = Gateway.launch(Homes.core(), data, Map.of())) {
            assertThat(second.awaitExit(STOP)).isEqualTo(3);
            assertThat(second.output())
                    .contains("data root " + data + " is in use by the gateway with process id " + gateway.pid());
            assertThat(gateway.process().isAlive()).isTrue();
        }
    }

    @Test
    void temporaryFilesAreGoneAfterARestart() throws Exception {
        Path data = temp.resolve("data");
        Files.createDirectories(data.resolve("tmp/left"));
        Files.writeString(data.resolve("tmp/left/over.txt"), "");
        startAndStop(data);
        assertThat(data.resolve("tmp/left")).doesNotExist();
    }

    @Test
    void coreStaysUnderTwentyMegabytes() throws Exception {
        Path home = Homes.copy(Homes.core(), temp.resolve("home"));
        try (Gateway gateway = Gateway.start(home, home.resolve("data"))) {
            gateway.stop(STOP);
        }
        Process du = new ProcessBuilder("du", "-sk", home.toString()).start();
        String kilobytes =
                new String(du.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).replaceFirst("(?s)\\s.*", "");
        System.out.println("core after its first start: " + kilobytes + " KB");
        assertThat(Integer.parseInt(kilobytes)).isLessThan(20 * 1024);
    }

    @Test
    void commandWithoutAGatewaySaysSo() throws Exception {
        Gateway.Answer answer = Gateway.cli(Homes.core(), temp.resolve("none"), "status");
        assertThat(answer.exit()).isEqualTo(3);
        assertThat(answer.output()).contains("no gateway runs on " + temp.resolve("none"));
    }

    @Test
    void statusAnswersOverTheControlSocket() throws Exception {
        try (Gateway gateway = Gateway.start(Homes.core(), temp.resolve("data"))) {
            assertThat(gateway.cli("status").exit()).isZero();
            assertThat(gateway.cli("bundles").output()).contains("io.tidegate.control.deploy");
            assertThat(gateway.cli("no-such-verb").exit()).isNotZero();
        }
    }

    /** The socket's path is limited to 107 bytes by the operating system, a data root's is not. */
    @Test
    void statusAnswersFromALongPath() throws Exception {
        Path data = temp.resolve("a-very-long-folder-name-".repeat(5)).resolve("data");
        try (Gateway gateway = Gateway.start(Homes.core(), data)) {
            Gateway.Answer answer = gateway.cli("status");
            assertThat(answer.exit()).as(answer.output()).isZero();
        }
    }

    private int startAndStop(Path data) throws IOException, InterruptedException {
        try (Gateway gateway = Gateway.start(Homes.core(), data)) {
            assertThat(gateway.stop(STOP)).as(gateway.output()).isZero();
            assertThat(gateway.output()).doesNotContain("does not resolve").doesNotContain("does not start");
            return gateway.bundles();
        }
    }

    /** Each bundle's record in the framework's cache, and its revision. */
    private static Map<String, String> installations(Path data) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(data.resolve("cache/felix"))) {
            for (Path file : files.filter(f -> f.endsWith("bundle.info") || f.endsWith("revision.location"))
                    .toList()) {
                found.put(file.toString(), Files.readString(file));
            }
        }
        return found;
    }

    private static Path anyBundle(Path data) throws IOException {
        try (Stream<Path> bundles = Files.list(data.resolve("cache/felix"))) {
            return bundles.filter(folder -> !folder.endsWith("bundle0"))
                    .findAny()
                    .orElseThrow();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
