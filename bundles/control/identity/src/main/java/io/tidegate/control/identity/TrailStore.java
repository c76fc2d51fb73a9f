// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import io.tidegate.api.audit.AuditRecord;
import io.tidegate.lib.io.DurableFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of the trail, written by one thread at a time. */
final class TrailStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileAuditTrail.class);

    /** What a reader may rely on: the chain, what is on the disk, and how long the newest file is. */
    record View(Chain chain, State state, long length) {}

    private final Path folder;
    private final Path keyFile;
    private final List<AuditRecord> owed = new ArrayList<>();
    private Chain chain;
    private FileChannel channel;
    private State state;
    private long length;
    private Instant opened;
    private boolean saved;
    /** Whether a failed attempt may have left something behind what is known to be there. */
    private boolean torn;

    private volatile View view;

    TrailStore(Path data) {
        folder = data.resolve("audit");
        keyFile = data.resolve("keys").resolve("audit");
    }

    Path folder() {
        return folder;
    }

    /** Null before it was opened. */
    View view() {
        return view;
    }

    /** Finds where the trail goes on; what was not as it should be is recorded with the next records. */
    void open(Instant now) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Optional<byte[]> key = AuditKey.read(keyFile);
        byte[] bytes = key.orElseGet(AuditKey::make);
        chain = new Chain(bytes);
        if (key.isEmpty() && isUnused()) {
            for (Path leftover : TrailFiles.list(folder).values()) {
                Files.delete(leftover);
            }
            state = new State(1, 0, 0, Chain.START);
            begin(now);
        } else {
            Recovery recovery = new Recovery(chain, folder, now);
            goOn(key.isEmpty() ? recovery.withoutKey() : recovery.run(), now);
        }
        save();
        if (key.isEmpty()) {
            // Last, so that a key without files says that they were taken away.
            AuditKey.write(keyFile, bytes);
        }
    }

    private void goOn(Recovery.Result result, Instant now) throws IOException {
        state = result.state();
        if (result.resumed().isPresent()) {
            Scan scan = result.resumed().get();
            FileChannel resumed = FileChannel.open(TrailFiles.file(folder, state.newest()), StandardOpenOption.WRITE);
            use(resumed, scan.length(), scan.head().opened(), state);
        } else {
            begin(now);
        }
        result.found().forEach(entry -> LOG.warn("audit trail: {}", entry.result()));
        owed.addAll(result.found());
    }

    /** Whether nothing was recorded ever: at most a first file is there, which was being begun. */
    private boolean isUnused() throws IOException {
        Map<Long, Path> files = TrailFiles.list(folder);
        if (files.isEmpty()) {
            return !Files.exists(folder.resolve(State.FILE));
        }
        if (files.size() > 1 || !files.containsKey(1L)) {
            return false;
        }
        try (LineReader lines = new LineReader(files.get(1L), Long.MAX_VALUE)) {
            lines.next();
            return lines.next() == null;
        }
    }

    /** Whether it has something to record of itself. */
    boolean owes() {
        return !owed.isEmpty();
    }

    /** Writes the records and forces them to the disk; all of them, or none. Then {@link #save} is due. */
    void append(List<AuditRecord> records, Limits limits, Instant now, boolean byAge) throws IOException {
        Path file = TrailFiles.file(folder, state.newest());
        if (!Files.exists(file) || (Files.size(file) != length && !torn)) {
            String words = file.getFileName() + " was taken away, or made shorter or longer, while the gateway ran";
            LOG.warn("audit trail: {}", words);
            begin(now);
            owed.add(Found.record(now, Found.TAMPERING, words));
        } else if (length >= limits.fileBytes() || Duration.between(opened, now).compareTo(limits.fileAge()) >= 0) {
            begin(now);
            prune(limits, now, byAge);
        }
        List<AuditRecord> all = new ArrayList<>(owed);
        all.addAll(records);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        String last = state.last();
        long count = state.count();
        for (AuditRecord entry : all) {
            count++;
            Chain.Sealed sealed = chain.seal(last, Entry.json(count, entry));
            lines.writeBytes(sealed.bytes());
            last = sealed.mac();
        }
        if (torn) {
            channel.truncate(length);
        }
        torn = true;
        put(channel, lines.toByteArray(), length);
        torn = false;
        length += lines.size();
        owed.clear();
        become(new State(state.oldest(), state.newest(), count, last));
    }

    private static void put(FileChannel channel, byte[] bytes, long from) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long at = from;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
        channel.force(false);
    }

    /** Begins the file after the newest. */
    private void begin(Instant now) throws IOException {
        long number = state.newest() + 1;
        Head head = new Head(number, state.count() + 1, now, chain.id(), state.last());
        Chain.Sealed sealed = chain.seal(state.last(), head.json());
        FileChannel next = FileChannel.open(
                TrailFiles.file(folder, number),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            next.truncate(0);
            put(next, sealed.bytes(), 0);
            DurableFiles.forceFolder(folder);
        } catch (IOException e) {
            next.close();
            throw e;
        }
        use(next, sealed.bytes().length, now, new State(state.oldest(), number, state.count(), sealed.mac()));
    }

    private void use(FileChannel file, long good, Instant since, State now) throws IOException {
        close();
        channel = file;
        length = good;
        torn = false;
        opened = since;
        become(now);
    }

    private void become(State now) {
        state = now;
        saved = false;
        view = new View(chain, state, length);
    }

    /** Deletes the oldest files; the state says so first, so that a file that is missing was not deleted by us. */
    private void prune(Limits limits, Instant now, boolean byAge) throws IOException {
        Map<Long, Path> files = TrailFiles.list(folder);
        long oldest = Math.max(state.oldest(), state.newest() - limits.files() + 1);
        if (byAge && !limits.keep().isZero()) {
            // All records of a file are older than the beginning of the next.
            while (oldest + 1 < state.newest() && isOlder(files.get(oldest + 1), now.minus(limits.keep()))) {
                oldest++;
            }
        }
        if (oldest == state.oldest()) {
            return;
        }
        become(new State(oldest, state.newest(), state.count(), state.last()));
        save();
        for (Map.Entry<Long, Path> file : files.entrySet()) {
            if (file.getKey() < oldest) {
                Files.deleteIfExists(file.getValue());
            }
        }
    }

    private static boolean isOlder(Path file, Instant limit) throws IOException {
        if (file == null) {
            return true;
        }
        try (LineReader lines = new LineReader(file, Long.MAX_VALUE)) {
            byte[] first = lines.next();
            return first != null && Head.parse(first).opened().isBefore(limit);
        }
    }

    /** The records are safe without it; only what is missing later would not show, so it is tried again. */
    void save() throws IOException {
        if (!saved) {
            state.write(chain, folder);
            saved = true;
        }
    }

    void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
