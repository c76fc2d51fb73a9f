// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** The folder that a gateway owns: made with safe modes, and held by one gateway at a time. */
final class DataRoot implements Closeable {

    private static final List<String> OPEN = List.of(
            "cache",
            "snapshots",
            "deploy/store",
            "deploy/slots",
            "deploy/journal",
            "store",
            "audit",
            "tmp",
            "logs",
            "drop");
    private static final List<String> PRIVATE = List.of("keys", "run");

    private final Path path;
    private final FileChannel lock;

    private DataRoot(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes what is missing, takes the lock, and empties {@code tmp}. */
    static DataRoot open(Path path) throws LaunchFault {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path);
                restrict(path, "rwxr-x---");
            }
            for (String folder : OPEN) {
                Files.createDirectories(path.resolve(folder));
            }
            for (String folder : PRIVATE) {
                restrict(Files.createDirectories(path.resolve(folder)), "rwx------");
            }
            DataRoot root = new DataRoot(path, lock(path));
            empty(path.resolve("tmp"));
            return root;
        } catch (IOException e) {
            throw new LaunchFault(Exit.FAILED, "data root " + path + " can't be used: " + e, e);
        }
    }

    Path path() {
        return path;
    }

    /** Deletes everything in the folder, links themselves rather than what they point at. */
    static void empty(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                if (!visited.equals(folder)) {
                    Files.delete(visited);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static FileChannel lock(Path path) throws IOException, LaunchFault {
        Path file = path.resolve("run/lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                channel.truncate(0);
                String pid = ProcessHandle.current().pid() + "\n";
                channel.write(StandardCharsets.US_ASCII.encode(pid));
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: in use as well.
        }
        channel.close();
        throw new LaunchFault(
                Exit.DATA_IN_USE,
                "data root " + path + " is in use by the gateway with process id "
                        + Files.readString(file).trim() + ": stop that one, or name another folder with --data");
    }

    private static void restrict(Path folder, String mode) throws IOException {
        Set<PosixFilePermission> wanted = PosixFilePermissions.fromString(mode);
        if (!Files.getPosixFilePermissions(folder).equals(wanted)) {
            Files.setPosixFilePermissions(folder, wanted);
        }
    }
}
