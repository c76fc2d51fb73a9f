// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system of H2 that keeps an order H2 relies on but leaves to the disk. H2 takes a part of the file for whole when its
 * first and last bytes are there (pages have no check sum), and it follows the file header, at position 0, to the newest
 * part. So the first sector of a part is written after the rest of it was forced, and the file header after the part. Without
 * this, a cut of power can lead H2 to a part with holes, or back behind what was forced long ago. Public only because H2
 * makes instances of it.
 */
public final class OrderedDisk extends FilePathWrapper {

    static final String SCHEME = "ordered:";

    private static final int SECTOR = 512;

    /** Makes H2 know the scheme. */
    static void register() {
        FilePath.register(new OrderedDisk());
    }

    @Override
    public String getScheme() {
        return "ordered";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(getBase().open(mode));
    }

    private static final class Channel extends FileBase {
        private final FileChannel base;

        Channel(FileChannel base) {
            this.base = base;
        }

        @Override
        public synchronized int write(ByteBuffer source, long to) throws IOException {
            int start = source.position();
            int length = source.remaining();
            int first = to == 0 ? length : Math.min(length, SECTOR);
            writeAll(source.duplicate().position(start + first), to + first);
            base.force(false);
            writeAll(source.duplicate().limit(start + first), to);
            source.position(start + length);
            return length;
        }

        private void writeAll(ByteBuffer source, long to) throws IOException {
            long position = to;
            while (source.hasRemaining()) {
                position += base.write(source, position);
            }
        }

        @Override
        public synchronized int read(ByteBuffer target, long from) throws IOException {
            return base.read(target, from);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return base.read(target);
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            return base.write(source);
        }

        @Override
        public long position() throws IOException {
            return base.position();
        }

        @Override
        public FileChannel position(long newPosition) throws IOException {
            base.position(newPosition);
            return this;
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            base.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            base.force(metaData);
        }

        @Override
        public FileLock tryLock(long from, long size, boolean shared) throws IOException {
            return base.tryLock(from, size, shared);
        }

        @Override
        public String toString() {
            return base.toString();
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }
    }
}
