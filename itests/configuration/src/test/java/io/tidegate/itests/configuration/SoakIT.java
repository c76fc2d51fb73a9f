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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose configuration is changed for years has at the end what it had at the beginning. */
class SoakIT {

    private static final int CHANGES = Boolean.getBoolean("tidegate.long") ? 1000 : 100;
    private static final int KEPT = 10;

    /** Of heap: what the caches of the platform and the JIT's profiles may still take after the warming up. */
    private static final long TOLERATED_KILOBYTES = 2048;

    @TempDir
    private Path folder;

    @Test
    void manyChangesLeaveNothingBehind() throws Exception {
        System.out.println("REPEATS: configuration changes on one gateway: " + CHANGES + " of 1000");
        Path data = folder.resolve("data");
        try (Gateway gateway = Gateway.start(Homes.core(), data)) {
            ControlSocket socket = new ControlSocket(data);
            socket.done("install", Probes.jar().toString());
            change(socket, 0, 50);
            Use before = Use.of(socket);
            change(socket, 50, CHANGES);
            Await.until(
                    "threads and open files as before: " + before,
                    () -> Use.of(socket).isWithin(before),
                    () -> "it is " + use(socket));
            assertThat(socket.run("status").output()).doesNotContain("failed ");
            assertThat(socket.done("config", "history").lines()).hasSize(KEPT);
            assertThat(files(data.resolve("snapshots"))).hasSize(3 * KEPT);
            assertThat(gateway.stop(Duration.ofSeconds(30))).isZero();
        }
    }

    /** All components at once, one alone, a roll-back, a deletion. */
    private void change(ControlSocket gateway, int from, int count) throws IOException {
        Path file = folder.resolve("change.json");
        for (int number = from; number < from + count; number += 4) {
            Files.writeString(file, Numbered.json(Numbered.NAMES, 1000 + number));
            gateway.done("config", "apply", file.toString());
            gateway.done("config", "set", "plc1", "port=" + (20000 + number));
            gateway.done("config", "rollback");
            gateway.done("config", "delete", "plc2");
        }
    }

    private static Use use(ControlSocket gateway) {
        try {
            return Use.of(gateway);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** What must not grow. */
    private record Use(long kilobytes, long threads, long files) {

        static Use of(ControlSocket gateway) throws IOException {
            return new Use(
                    Long.parseLong(gateway.done("probe", "heap").strip()),
                    gateway.done("probe", "threads").lines().count(),
                    gateway.done("probe", "files").lines().count());
        }

        /** The pools of bundles breathe by a worker or two with their load. */
        boolean isWithin(Use before) {
            return kilobytes <= before.kilobytes + TOLERATED_KILOBYTES
                    && threads <= before.threads + 3
                    && files <= before.files + 1;
        }
    }
}
