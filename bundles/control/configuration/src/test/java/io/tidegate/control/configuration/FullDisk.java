// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.lib.io.Disk;
import io.tidegate.lib.io.DurableFiles;
import io.tidegate.lib.io.RealDisk;
import java.io.IOException;
import java.nio.file.Path;

/** A disk under all durable files that has no space for files whose name contains a text, and can't remove them either. */
final class FullDisk implements Disk, AutoCloseable {

    private final Disk real = new RealDisk();
    private final Disk former = DurableFiles.use(this);
    private String full;

    /** For what there is no space from now on; null for nothing. */
    void fullFor(String text) {
        full = text;
    }

    private void check(Path path) throws IOException {
        if (full != null && path.getFileName().toString().contains(full)) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        real.makeFolder(folder);
    }

    @Override
    public void write(Path file, byte[] content, boolean secret) throws IOException {
        check(file);
        real.write(file, content, secret);
    }

    @Override
    public void copy(Path from, Path to) throws IOException {
        check(to);
        real.copy(from, to);
    }

    @Override
    public void link(Path link, Path target) throws IOException {
        check(link);
        real.link(link, target);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        check(to);
        real.rename(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
        check(path);
        real.delete(path);
    }

    @Override
    public void force(Path path) throws IOException {
        real.force(path);
    }

    @Override
    public void close() {
        DurableFiles.use(former);
    }
}
