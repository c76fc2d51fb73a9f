// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import io.tidegate.api.audit.AuditRecord;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Finds out at the start where the trail goes on. What lies beyond the state was never known to be on the disk: if it doesn't
 * hold, a power cut tore it, and it is cut off and told. If what the state knows of is not there or doesn't hold, somebody had
 * his hands in it: it is left as it is, told, and a new file begun.
 */
final class Recovery {

    /**
     * Where to go on.
     *
     * @param resumed the newest file, to be gone on with; empty if a new file is to be begun
     */
    record Result(State state, Optional<Scan> resumed, List<AuditRecord> found) {}

    private static final Duration STEP = Duration.ofMinutes(1);

    private final Chain chain;
    private final Path folder;
    private final Instant now;
    private final List<AuditRecord> found = new ArrayList<>();

    Recovery(Chain chain, Path folder, Instant now) {
        this.chain = chain;
        this.folder = folder;
        this.now = now;
    }

    /** What is there although the key was not: it can't be checked, and is followed by a new file. */
    Result withoutKey() throws IOException {
        tell(
                Found.TAMPERING,
                "the key was missing, a new one was made: what was recorded before can't be checked any more");
        return follow(lastCarried());
    }

    Result run() throws IOException {
        Optional<State> state = State.read(chain, folder);
        NavigableMap<Long, Path> files = TrailFiles.list(folder);
        if (state.isEmpty()) {
            tell(
                    Found.TAMPERING,
                    files.isEmpty()
                            ? "all files were missing"
                            : State.FILE
                                    + " was missing or changed: files and records missing before this can't be told");
            return follow(lastCarried());
        }
        State known = state.get();
        for (Map.Entry<Long, Path> old : files.headMap(known.oldest()).entrySet()) {
            Files.delete(old.getValue());
        }
        if (!files.containsKey(known.newest())) {
            tell(Found.TAMPERING, TrailFiles.name(known.newest()) + " was missing");
            return follow(known.withNewest(Math.max(known.newest(), files.isEmpty() ? 0 : files.lastKey())));
        }
        return goOn(known, files);
    }

    /** Follows the newest file of the state, and those that were begun when the state could not be written any more. */
    private Result goOn(State known, NavigableMap<Long, Path> files) throws IOException {
        Scan scan = null;
        State state = known;
        for (Map.Entry<Long, Path> file : files.tailMap(known.newest()).entrySet()) {
            Scan next = Scan.of(chain, file.getValue(), known.last());
            boolean first = scan == null;
            boolean holds = first
                    ? next.met()
                    : next.head() != null && next.head().previous().equals(state.last());
            if (!holds && (first || next.head() != null)) {
                tell(
                        Found.TAMPERING,
                        file.getValue().getFileName() + " held only as far as record " + next.count()
                                + ", though record " + known.count() + " had been written");
                return follow(known.withNewest(files.lastKey()));
            }
            if (!holds) {
                // A file that was just being begun.
                tell(Found.HEALED, file.getValue().getFileName() + " was torn when it was begun, and is begun again");
                Files.delete(file.getValue());
                break;
            }
            if (next.size() > next.length()) {
                cut(file.getValue(), next);
            }
            scan = next;
            state = new State(known.oldest(), file.getKey(), next.count(), next.last());
        }
        if (scan.newest() != null && scan.newest().isAfter(now.plus(STEP))) {
            tell(
                    Found.CLOCK,
                    "the clock stands before the newest record, which is of " + scan.newest()
                            + ": the order of the records" + " is that of their numbers");
        }
        return new Result(state, Optional.of(scan), found);
    }

    private void cut(Path file, Scan scan) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(scan.length());
            channel.force(true);
        }
        tell(
                Found.HEALED,
                file.getFileName() + ": " + (scan.size() - scan.length()) + " bytes after record " + scan.count()
                        + " were torn when the gateway ended, and are cut off");
    }

    /** A new file follows, which names what is known of the last line. */
    private Result follow(State state) {
        return new Result(state, Optional.empty(), found);
    }

    /** What the newest file says of itself, for want of anything better. */
    private State lastCarried() throws IOException {
        NavigableMap<Long, Path> files = TrailFiles.list(folder);
        if (files.isEmpty()) {
            return new State(1, 0, 0, Chain.START);
        }
        Path newest = files.lastEntry().getValue();
        String last = Chain.START;
        long count = 0;
        try (LineReader lines = new LineReader(newest, Files.size(newest))) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                String carried = Chain.carried(line);
                if (!carried.isEmpty()) {
                    last = carried;
                    count = Math.max(count, number(line));
                }
            }
        }
        return new State(files.firstKey(), files.lastKey(), count, last);
    }

    private static long number(byte[] line) {
        try {
            return Entry.parse(line).number();
        } catch (IOException e) {
            return headNumber(line);
        }
    }

    private static long headNumber(byte[] line) {
        try {
            return Head.parse(line).first() - 1;
        } catch (IOException e) {
            return 0;
        }
    }

    private void tell(String action, String words) {
        found.add(Found.record(now, action, words));
    }
}
