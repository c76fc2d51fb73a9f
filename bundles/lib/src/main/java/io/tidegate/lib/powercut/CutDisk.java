// SPDX-License-Identifier: EPL-2.0
package io.tidegate.lib.powercut;

import io.tidegate.lib.io.Disk;
import io.tidegate.lib.io.DurableFiles;
import io.tidegate.lib.io.RealDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/**
 * For tests: a disk with a volatile cache under {@link DurableFiles}, whose power goes after a number of operations. What was
 * not forced by then is lost in any combination: new files, renames and removals each for itself, contents torn at any
 * byte. {@link #restart()} leaves in the folder what survived. Not thread-safe.
 */
public final class CutDisk implements Disk, AutoCloseable {

    /** How many times tests take the power away: 40, or 200 where they may take long. */
    public static final int CUTS = Boolean.getBoolean("tidegate.long") ? 200 : 40;

    private final Disk real = new RealDisk();
    private final Disk former;
    private final Platter platter;
    private final Random random;
    private int left = Integer.MAX_VALUE;

    private CutDisk(Path folder, Random random) throws IOException {
        this.random = random;
        platter = new Platter(folder, random);
        former = DurableFiles.use(this);
    }

    /** Puts the disk under all durable files; they must all be in {@code folder}. What is there was forced. */
    public static CutDisk insert(Path folder, Random random) throws IOException {
        return new CutDisk(folder.toAbsolutePath(), random);
    }

    /** The power goes at the operation after so many. */
    public void cutAfter(int operations) {
        left = operations;
    }

    public boolean isCut() {
        return left < 0;
    }

    /** Takes the power away, unless it went already, and brings it back: the folder is then what survived. */
    public void restart() throws IOException {
        platter.cut();
        left = Integer.MAX_VALUE;
    }

    /** An operation: with power it is done, at the moment of the cut perhaps half, later not at all. */
    private void operation(boolean last, Operation operation) throws IOException {
        boolean power = left > 0;
        boolean moment = left == 0;
        left = Math.max(left - 1, -1);
        if (power || (moment && last && random.nextBoolean())) {
            operation.run();
        }
        if (!power) {
            throw new IOException("no power");
        }
    }

    @FunctionalInterface
    private interface Operation {
        void run() throws IOException;
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        operation(true, () -> {
            real.makeFolder(folder);
            platter.made(folder);
        });
    }

    @Override
    public void write(Path file, byte[] content, boolean secret) throws IOException {
        operation(true, () -> {
            real.write(file, content, secret);
            platter.written(file, content);
        });
    }

    @Override
    public void copy(Path from, Path to) throws IOException {
        operation(true, () -> {
            real.copy(from, to);
            platter.written(to, platter.content(to));
        });
    }

    @Override
    public void link(Path link, Path target) throws IOException {
        operation(true, () -> {
            real.link(link, target);
            platter.linked(link, target);
        });
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        operation(true, () -> {
            platter.renamed(from, to);
            real.rename(from, to);
        });
    }

    @Override
    public void delete(Path path) throws IOException {
        operation(true, () -> {
            real.delete(path);
            platter.deleted(path);
        });
    }

    /** Not even begun when the power goes: what it would have forced survives by chance anyhow. */
    @Override
    public void force(Path path) throws IOException {
        operation(false, () -> platter.forced(path));
    }

    @Override
    public void close() {
        DurableFiles.use(former);
    }
}
