// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.lib.io.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where the control socket is: a folder that only the gateway's own user may enter, made so before the socket exists. */
final class SocketPlace {

    /** The longest path that a Unix socket's address holds. */
    private static final int LONGEST = 107;

    private final Path run;

    SocketPlace(Path data) {
        run = data.toAbsolutePath().normalize().resolve("run");
    }

    /** Makes the folder and returns where to bind; nothing is there. */
    Path prepare() throws IOException {
        Files.createDirectories(run);
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwx------"));
        Path usual = run.resolve("control.sock");
        Files.deleteIfExists(usual);
        Files.deleteIfExists(pointer());
        return length(usual) <= LONGEST ? usual : elsewhere();
    }

    void clear(Path socket) throws IOException {
        Files.deleteIfExists(socket);
        if (!socket.getParent().equals(run)) {
            Files.deleteIfExists(pointer());
            Files.deleteIfExists(socket.getParent());
        }
    }

    /** A new folder under the run-time directory; {@code run/control} holds the socket's path. */
    private Path elsewhere() throws IOException {
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        Path base = runtime != null && Files.isWritable(Path.of(runtime)) ? Path.of(runtime) : Path.of("/tmp");
        Path folder = Files.createTempDirectory(
                base, "tidegate-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path socket = folder.resolve("control.sock");
        DurableFiles.write(pointer(), socket.toString().getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private Path pointer() {
        return run.resolve("control");
    }

    private static int length(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
