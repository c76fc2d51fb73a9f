// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that a power cut leaves either old or new, never half. All methods are thread-safe for different paths. */
public final class DurableFiles {

    private DurableFiles() {}

    /**
     * Replaces {@code file} by {@code content}: written beside it, forced to disk, renamed over it, and the folder forced.
     * Missing parent folders are made.
     *
     * @throws IOException if any step fails; {@code file} is then as it was
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path beside = folder.resolve("." + file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        move(beside, file);
    }

    /** Renames {@code from} over {@code to} (same file system) atomically and forces the folder. */
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(to.toAbsolutePath().getParent());
    }

    /** Points the symbolic link {@code link} at {@code target} by an atomic rename, whether it existed or not. */
    public static void link(Path link, Path target) throws IOException {
        Path beside = link.resolveSibling("." + link.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createSymbolicLink(beside, target);
        move(beside, link);
    }

    /** Forces a folder's entries to disk, so that a rename or a new file in it survives a power cut. */
    public static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
