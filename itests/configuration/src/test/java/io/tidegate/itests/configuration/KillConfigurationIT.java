// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.ControlSocket;
import io.tidegate.itests.support.Gateway;
import io.tidegate.itests.support.Homes;
import io.tidegate.itests.support.Probes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acknowledged is a promise, and a change is whole: also when the gateway is killed while it is being made. */
class KillConfigurationIT {

    private static final int KILLS = Boolean.getBoolean("tidegate.long") ? 20 : 5;
    private static final Duration STOP = Duration.ofSeconds(30);

    /** The newest ten, one that a trial goes back to, and the one just being made. */
    private static final int SNAPSHOTS = 12;

    @TempDir
    private Path folder;

    @Test
    void configurationIsTheOldOrTheNewOneAfterKills() throws Exception {
        long seed = System.nanoTime();
        System.out.println("REPEATS: kill -9 while configurations change: " + KILLS + " of 20");
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        ControlSocket socket = new ControlSocket(data());
        Changes changes = new Changes(socket, folder.resolve("change.json"), random);
        install();
        for (int kill = 0; kill < KILLS; kill++) {
            if (kill % 3 == 1) {
                killWhileItStarts(random.nextInt(2500));
            }
            try (Gateway gateway = Gateway.start(Homes.core(), data())) {
                changes.check();
                isSound(socket);
                later(300 + random.nextInt(1500))
                        .execute(() -> gateway.process().destroyForcibly());
                changes.goOnUntilGone();
                gateway.awaitExit(STOP);
            }
        }
        try (Gateway gateway = Gateway.start(Homes.core(), data())) {
            changes.check();
            isSound(socket);
            assertThat(gateway.stop(STOP)).as(gateway.output()).isZero();
        }
        System.out.println(changes.acknowledged() + " acknowledged changes");
        assertThat(changes.acknowledged()).isGreaterThan(KILLS);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private void install() throws Exception {
        try (Gateway gateway = Gateway.start(Homes.core(), data())) {
            assertThat(gateway.cli("install", Probes.jar().toString()).exit()).isZero();
            assertThat(gateway.stop(STOP)).isZero();
        }
    }

    private void killWhileItStarts(int millis) throws Exception {
        try (Gateway gateway = Gateway.launch(Homes.core(), data(), Map.of())) {
            later(millis).execute(() -> gateway.process().destroyForcibly());
            gateway.awaitExit(STOP);
        }
    }

    private static Executor later(int millis) {
        return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
    }

    private void isSound(ControlSocket gateway) throws IOException {
        assertThat(gateway.run("status").output()).doesNotContain("damaged").doesNotContain("can't be read");
        Await.until("components were given what is configured", () -> Numbered.given(gateway)
                .equals(Numbered.read(gateway)));
        assertThat(gateway.done("config", "history").lines())
                .hasSizeLessThanOrEqualTo(SNAPSHOTS)
                .allMatch(line -> line.matches("\\d+  \\S+Z  \\S+.*") && !line.contains("unknown"));
        Gateway.Answer audit = gateway.run("audit", "verify");
        assertThat(audit.exit()).as(audit.output()).isZero();
        List<String> files = files();
        assertThat(files)
                .as("snapshots, what lies beside each of them, and a trial")
                .hasSizeLessThanOrEqualTo(3 * SNAPSHOTS + 1)
                .allMatch(name -> name.equals("trial.json") || files.contains(snapshotOf(name)));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(data().resolve("snapshots"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String snapshotOf(String name) {
        return name.replaceFirst("^[a-z]+_(\\d+)\\..*", "snapshot_$1.xml");
    }
}
