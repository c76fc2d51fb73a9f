// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Files that a power cut leaves either old or new, never half. All methods are thread-safe for different paths. */
public final class DurableFiles {

    private static volatile Disk disk = new RealDisk();

    private DurableFiles() {}

    /**
     * Puts another disk under all files, for tests that take its power away.
     *
     * @return the one that was there
     */
    public static Disk use(Disk other) {
        Disk former = disk;
        disk = other;
        return former;
    }

    /**
     * Replaces {@code file} by {@code content}: written beside it, forced to disk, renamed over it, and the folder forced.
     * Missing parent folders are made.
     *
     * @throws IOException if any step fails; {@code file} is then as it was, or (when only the last step failed) new
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, content, false);
    }

    /** As {@link #write(Path, byte[])}, in a file that only the gateway's own user may read (mode 0600). */
    public static void writeSecret(Path file, byte[] content) throws IOException {
        write(file, content, true);
    }

    private static void write(Path file, byte[] content, boolean secret) throws IOException {
        Path beside = beside(file);
        makeFolder(beside.getParent());
        disk.write(beside, content, secret);
        disk.force(beside);
        move(beside, file);
    }

    /** Copies {@code from} to {@code to} and forces the content; a {@link #move} then makes it count. */
    public static void copy(Path from, Path to) throws IOException {
        disk.copy(from, to);
        disk.force(to);
    }

    /** Renames {@code from} over {@code to} (same file system) atomically and forces the folder. */
    public static void move(Path from, Path to) throws IOException {
        disk.rename(from, to);
        forceFolder(to.toAbsolutePath().getParent());
    }

    /** Points the symbolic link {@code link} at {@code target} by an atomic rename, whether it existed or not. */
    public static void link(Path link, Path target) throws IOException {
        Path beside = beside(link);
        disk.delete(beside);
        disk.link(beside, target);
        move(beside, link);
    }

    /** Removes a file or link, if it is there. It may come back after a power cut until the folder is forced. */
    public static void delete(Path path) throws IOException {
        disk.delete(path);
    }

    /**
     * Removes what writes that were cut off have left in a folder.
     *
     * @param prefix how the names of the files begin that they were to write; nobody may be writing one of these
     */
    public static void sweep(Path folder, String prefix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith("." + prefix) && name.endsWith(".new")) {
                    disk.delete(file);
                }
            }
        }
        disk.force(folder);
    }

    /** Makes a folder with its parents, each forced to disk; one that is there is left alone. */
    public static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        makeFolder(parent);
        disk.makeFolder(folder);
        disk.force(parent);
    }

    /** Forces a folder's entries to disk, so that a rename or a new file in it survives a power cut. */
    public static void forceFolder(Path folder) throws IOException {
        disk.force(folder);
    }

    private static Path beside(Path path) {
        return path.toAbsolutePath().resolveSibling("." + path.getFileName() + ".new");
    }
}
