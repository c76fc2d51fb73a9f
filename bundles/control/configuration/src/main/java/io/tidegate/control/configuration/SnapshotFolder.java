// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.lib.io.DurableFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code <data>/snapshots/snapshot_<id>.xml}, and beside each the {@code base_<id>.xml} that was in force with it and the
 * {@code change_<id>.json} that tells who made it. The rename of the snapshot is the commit: the others are written before
 * it, and count only with it. Callers serialise writes.
 */
final class SnapshotFolder {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFolder.class);

    /** The snapshot that a distribution or an import lays down; never collected. */
    static final long SEED = 0;

    private static final Pattern NAME = Pattern.compile("snapshot_([0-9]{1,18})\\.xml");

    private final Path folder;
    private final int kept;
    private final Clock clock;
    private final Secrets secrets;
    private volatile long pinned = SEED;

    SnapshotFolder(Path folder, int kept, Clock clock, Secrets secrets) {
        this.folder = folder;
        this.kept = kept;
        this.clock = clock;
        this.secrets = secrets;
    }

    NavigableSet<Long> ids() throws IOException {
        TreeSet<Long> ids = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(f -> NAME.matcher(f.getFileName().toString()))
                        .filter(Matcher::matches)
                        .forEach(m -> ids.add(Long.valueOf(m.group(1))));
            }
        }
        return ids;
    }

    /** Removes what a kill left; while nobody writes. */
    void tidy() throws IOException {
        Remains.clear(folder, ids());
    }

    /** The same, so that it does not come back. */
    void tidyForGood() throws IOException {
        tidy();
        if (Files.isDirectory(folder)) {
            DurableFiles.forceFolder(folder);
        }
    }

    SortedMap<String, Configured> load(long id) throws IOException {
        return read(snapshot(id));
    }

    /** Who made a snapshot; one without a readable note is still one to go back to. */
    Change change(long id) {
        try {
            return ChangeFile.read(Limits.content(note(id), Limits.NOTE_BYTES));
        } catch (IOException e) {
            return Change.unknown(id);
        }
    }

    TrialFile trial() {
        return new TrialFile(folder.resolve("trial.json"));
    }

    /** Keeps a snapshot from being collected, in the place of the one before; that of a trial is needed until its end. */
    void pin(long id) {
        pinned = id;
    }

    /** The newest snapshot that can be read; each newer one that can't is reported in one line. */
    State newest(Consumer<String> damaged) throws IOException {
        for (long id : ids().descendingSet()) {
            SortedMap<String, Configured> components;
            try {
                components = load(id);
            } catch (IOException e) {
                damaged.accept(
                        snapshot(id) + ": damaged, the next older snapshot is used: " + ConfigurationFault.words(e));
                continue;
            }
            return new State(components, base(id, damaged));
        }
        return State.EMPTY;
    }

    private SortedMap<String, Configured> base(long id, Consumer<String> damaged) {
        try {
            return Files.exists(base(id)) ? read(base(id)) : new TreeMap<>();
        } catch (IOException e) {
            damaged.accept(base(id) + ": damaged, all values are taken as set by an operator: " + e.getMessage());
            return new TreeMap<>();
        }
    }

    /**
     * Writes the state, forced to disk, and removes what is too old.
     *
     * @return the new snapshot's id
     * @throws IOException if it can't be written; there is no new snapshot then
     */
    long write(State given, Change change) throws IOException {
        State state = secrets.currentKey().of(given);
        byte[] snapshot = SnapshotXml.write(state.components().values());
        byte[] base = SnapshotXml.write(state.base().values());
        // What could not be read again must not become what counts.
        Limits.check("the snapshot", Math.max(snapshot.length, base.length), Limits.SNAPSHOT_BYTES);
        NavigableSet<Long> ids = ids();
        long id = ids.isEmpty() ? clock.millis() : Math.max(clock.millis(), ids.last() + 1);
        try {
            DurableFiles.write(base(id), base);
            DurableFiles.write(note(id), ChangeFile.write(change));
            DurableFiles.write(snapshot(id), snapshot);
        } catch (IOException e) {
            // The rename may have been done, and only its forcing failed.
            DurableFiles.delete(snapshot(id));
            throw e;
        }
        ids.add(id);
        collect(ids);
        return id;
    }

    /** All that is in the folder. */
    List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Takes the newest snapshot back, as if it had not been written. */
    void withdraw(long id) throws IOException {
        DurableFiles.delete(snapshot(id));
        DurableFiles.forceFolder(folder);
        DurableFiles.delete(base(id));
        DurableFiles.delete(note(id));
    }

    /** The commit is done: what can't be removed now goes with the next one. */
    private void collect(Collection<Long> ids) {
        TreeSet<Long> candidates = new TreeSet<>(ids);
        candidates.remove(SEED);
        candidates.remove(pinned);
        while (candidates.size() > kept) {
            long oldest = candidates.pollFirst();
            try {
                DurableFiles.delete(snapshot(oldest));
                DurableFiles.delete(base(oldest));
                DurableFiles.delete(note(oldest));
            } catch (IOException e) {
                LOG.warn("snapshot {} is too old, but can't be removed: {}", oldest, ConfigurationFault.words(e));
            }
        }
    }

    private SortedMap<String, Configured> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("there is no " + file);
        }
        byte[] content = Limits.content(file, Limits.SNAPSHOT_BYTES);
        return secrets.currentKey()
                .of(SnapshotReader.read(new ByteArrayInputStream(content), KuraPasswords.own(secrets)));
    }

    private Path snapshot(long id) {
        return folder.resolve("snapshot_" + id + ".xml");
    }

    private Path base(long id) {
        return folder.resolve("base_" + id + ".xml");
    }

    private Path note(long id) {
        return folder.resolve("change_" + id + ".json");
    }
}
