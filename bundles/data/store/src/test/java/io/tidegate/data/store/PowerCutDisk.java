// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A disk with a volatile cache. What was not forced when the power goes is lost in any combination of
 * writes, each of them whole or torn into sectors. The file itself gets only what survived.
 */
public final class PowerCutDisk extends FilePathWrapper {

    static final String SCHEME = "cut:";

    private static final int SECTOR = 512;

    /** A force takes time on any disk; without it callers would have no reason to share one. */
    private static final long FORCE_NANOS = 1_000_000;

    private static final Map<String, Cached> FILES = new ConcurrentHashMap<>();

    /** Makes H2 know the scheme. */
    static void register() {
        FilePath.register(new PowerCutDisk());
    }

    /** Inserts the disk: from now on {@code operations} writes and forces work, the next one finds no power. */
    static void insert(Path file, int operations, Random random) throws IOException {
        byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        FILES.put(file.toString(), new Cached(file, content, operations, random));
    }

    /** Takes the power away, unless it went already, and leaves on the real disk what survived. */
    static void cut(Path file) throws IOException {
        FILES.get(file.toString()).cut();
    }

    static int forces(Path file) {
        return FILES.get(file.toString()).forces.get();
    }

    @Override
    public String getScheme() {
        return "cut";
    }

    @Override
    public FileChannel open(String mode) {
        return new Channel(FILES.get(name.substring(SCHEME.length())));
    }

    private static final class Write {
        private final long position;
        private final byte[] bytes;

        /** A write, or with no bytes a truncation. */
        Write(long position, byte[] bytes) {
            this.position = position;
            this.bytes = bytes;
        }

        /** All, nothing, or some of its sectors. */
        List<Write> partsThatSurvive(Random random) {
            int share = random.nextInt(3);
            if (share == 0) {
                return List.of();
            }
            if (share == 1 || bytes == null) {
                return List.of(this);
            }
            List<Write> parts = new ArrayList<>();
            for (int at = 0; at < bytes.length; at += SECTOR) {
                if (random.nextBoolean()) {
                    byte[] sector = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + SECTOR));
                    parts.add(new Write(position + at, sector));
                }
            }
            return parts;
        }
    }

    /** The content of a file. */
    private static final class Image {
        private byte[] bytes;
        private int size;

        Image(byte[] content) {
            bytes = content.clone();
            size = content.length;
        }

        void apply(Write write) {
            if (write.bytes == null) {
                size = (int) Math.min(size, write.position);
                return;
            }
            int end = (int) write.position + write.bytes.length;
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * end);
            }
            if (write.position > size) {
                Arrays.fill(bytes, size, (int) write.position, (byte) 0);
            }
            System.arraycopy(write.bytes, 0, bytes, (int) write.position, write.bytes.length);
            size = Math.max(size, end);
        }

        byte[] content() {
            return Arrays.copyOf(bytes, size);
        }
    }

    private static final class Cached {
        private final Path file;
        private final Random random;
        private final AtomicInteger forces = new AtomicInteger();
        private final Image durable;
        private final Image seen;
        private final List<Write> unforced = new ArrayList<>();
        private int operationsLeft;
        private boolean powered = true;

        Cached(Path file, byte[] content, int operations, Random random) {
            this.file = file;
            this.durable = new Image(content);
            this.seen = new Image(content);
            this.operationsLeft = operations;
            this.random = random;
        }

        synchronized void write(Write write) throws IOException {
            requirePower();
            // The write that meets the cut is in the cache already.
            unforced.add(write);
            seen.apply(write);
            useOperation();
        }

        synchronized void force() throws IOException {
            requirePower();
            useOperation();
            forces.incrementAndGet();
            LockSupport.parkNanos(FORCE_NANOS);
            unforced.forEach(durable::apply);
            unforced.clear();
        }

        private void useOperation() throws IOException {
            if (--operationsLeft < 0) {
                cut();
                requirePower();
            }
        }

        private void requirePower() throws IOException {
            if (!powered) {
                throw new IOException("no power");
            }
        }

        synchronized void cut() throws IOException {
            if (!powered) {
                return;
            }
            powered = false;
            for (Write write : unforced) {
                for (Write part : write.partsThatSurvive(random)) {
                    durable.apply(part);
                }
            }
            Files.write(file, durable.content());
        }
    }

    private static final class Channel extends FileBase {
        private final Cached cached;
        private long position;

        Channel(Cached cached) {
            this.cached = cached;
        }

        @Override
        public synchronized int read(ByteBuffer target, long from) {
            synchronized (cached) {
                if (from >= cached.seen.size) {
                    return -1;
                }
                int length = (int) Math.min(target.remaining(), cached.seen.size - from);
                target.put(cached.seen.bytes, (int) from, length);
                return length;
            }
        }

        @Override
        public synchronized int write(ByteBuffer source, long to) throws IOException {
            byte[] bytes = new byte[source.remaining()];
            source.get(bytes);
            cached.write(new Write(to, bytes));
            return bytes.length;
        }

        @Override
        public int read(ByteBuffer target) {
            int length = read(target, position);
            position += Math.max(0, length);
            return length;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            int length = write(source, position);
            position += length;
            return length;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public FileChannel position(long newPosition) {
            position = newPosition;
            return this;
        }

        @Override
        public long size() {
            synchronized (cached) {
                return cached.seen.size;
            }
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            cached.write(new Write(size, null));
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            cached.force();
        }

        @Override
        public FileLock tryLock(long from, long size, boolean shared) {
            return new FileLock(this, from, size, shared) {
                @Override
                public boolean isValid() {
                    return true;
                }

                @Override
                public void release() {}
            };
        }

        @Override
        protected void implCloseChannel() {}
    }
}
