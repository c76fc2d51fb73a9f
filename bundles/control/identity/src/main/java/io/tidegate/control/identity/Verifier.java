// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import io.tidegate.api.audit.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Reads the trail from the oldest file to the newest, and tells each place where it is not as it was written. Used once. */
final class Verifier {

    private static final int MOST = 200;

    private final Path folder;
    private final TrailStore.View view;
    private final LongSupplier oldestNow;
    private final List<String> faults = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int files;
    private long records;
    private long untold;
    /** The MAC of the line before, as it stands there, and the number of the record that should come. */
    private String previous;

    private long expected;
    /** The MAC of the last line that held, where lines that don't hold stand between. */
    private String held;
    /** The MAC that the line before should carry. */
    private String due;
    /** Whether records are missing before the line before. */
    private boolean gap;
    /** Whether the line was passed that is the last of all. */
    private boolean met;

    /** @param oldestNow the oldest file that is kept: the trail goes on while it is read */
    Verifier(Path folder, TrailStore.View view, LongSupplier oldestNow) {
        this.folder = folder;
        this.view = view;
        this.oldestNow = oldestNow;
    }

    Verification run() throws IOException {
        state();
        for (long number = view.state().oldest(); number <= view.state().newest(); number++) {
            Path file = TrailFiles.file(folder, number);
            if (Files.exists(file)) {
                file(number, file);
            } else if (number >= oldestNow.getAsLong()) {
                fault(file.getFileName() + ": is missing");
                previous = null;
            }
        }
        end();
        for (long stray : TrailFiles.list(folder).keySet()) {
            if (stray > view.state().newest() + 1) {
                fault(TrailFiles.name(stray) + ": is none of the trail's");
            }
        }
        if (untold > 0) {
            faults.add("and " + untold + " more");
        }
        return new Verification(files, records, faults, notes);
    }

    private void state() throws IOException {
        // It may be written anew while this runs: then it is of a later record.
        boolean fits = State.read(view.chain(), folder)
                .filter(now -> now.count() >= view.state().count())
                .isPresent();
        if (!fits) {
            fault(State.FILE + ": is missing, changed or older than the trail");
        }
    }

    private void file(long number, Path file) throws IOException {
        files++;
        boolean newest = number == view.state().newest();
        try (LineReader lines = new LineReader(file, Long.MAX_VALUE)) {
            byte[] first = lines.next();
            if (first == null || !head(number, file, first)) {
                return;
            }
            long at = 1;
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                at++;
                if (newest && met && !lines.whole()) {
                    // It is just being written.
                    return;
                }
                line(file.getFileName() + ":" + at, line);
            }
        }
    }

    /** Whether the file can be read on. */
    private boolean head(long number, Path file, byte[] line) {
        String name = file.getFileName() + ":1";
        Head head;
        try {
            head = Head.parse(line);
        } catch (IOException e) {
            fault(name + ": the first line was changed or removed");
            previous = null;
            return false;
        }
        if (!head.key().equals(view.chain().id())) {
            fault(name + ": written under another key, " + head.key() + ", can't be checked");
            previous = null;
            return false;
        }
        if (!view.chain().holds(head.previous(), line) || head.file() != number) {
            fault(name + ": the first line was changed, or is that of another file");
        } else if (previous == null) {
            if (number == view.state().oldest() && number > 1) {
                notes.add(file.getFileName() + ": the oldest that is kept; the " + (head.first() - 1)
                        + " records before it, which it follows, can't be checked any more");
            }
        } else if (!head.previous().equals(previous)) {
            fault(
                    head.first() > expected
                            ? TrailFiles.name(number - 1) + ": " + range(expected, head.first() - 1)
                                    + " missing at its end"
                            : name + ": does not follow the last line of " + TrailFiles.name(number - 1));
        }
        follow(Chain.carried(line), head.first());
        return true;
    }

    private void line(String name, byte[] line) {
        Entry entry;
        try {
            entry = Entry.parse(line);
        } catch (IOException e) {
            fault(name + ": is no record: changed, or inserted");
            broken(line, expected, false);
            return;
        }
        boolean follows = view.chain().holds(previous, line) || view.chain().holds(due, line);
        boolean late = !follows && view.chain().holds(held, line);
        if (follows || (late && !gap)) {
            sound(name, entry, Chain.carried(line));
        } else if (late || entry.number() < expected) {
            fault(name + ": record " + entry.number() + " is not in its place: inserted, or moved");
        } else if (entry.number() > expected) {
            fault(name + ": before it " + range(expected, entry.number() - 1) + " missing: removed, or moved");
            broken(line, entry.number(), true);
        } else {
            fault(name + ": record " + entry.number() + " was changed, or inserted");
            broken(line, entry.number(), false);
        }
    }

    /** What comes next may follow the line as it stands there, as it should be, or, if it was inserted, the one before it. */
    private void broken(byte[] line, long number, boolean missing) {
        due = view.chain().due(previous, line);
        String carried = Chain.carried(line);
        previous = carried.isEmpty() ? held : carried;
        expected = number + 1;
        gap = missing;
    }

    private void sound(String name, Entry entry, String carried) {
        records++;
        follow(carried, entry.number() + 1);
        String words = name + ": recorded at " + entry.content().time() + ": "
                + entry.content().result();
        switch (entry.content().action()) {
            case Found.TAMPERING -> fault(words);
            case Found.HEALED, Found.DROPPED, Found.CLOCK -> notes.add(words);
            default -> {
                // What others recorded.
            }
        }
    }

    private void follow(String mac, long next) {
        previous = mac;
        held = mac;
        due = mac;
        expected = next;
        gap = false;
        met |= mac.equals(view.state().last());
    }

    private void end() {
        State state = view.state();
        if (previous != null && !met) {
            long missing = state.count() - expected + 1;
            fault(TrailFiles.name(state.newest()) + ": "
                    + (missing > 0
                            ? range(expected, state.count()) + " missing at its end"
                            : "its last line was changed"));
        }
    }

    private static String range(long from, long to) {
        return from == to ? "record " + from + " is" : "records " + from + ".." + to + " are";
    }

    private void fault(String words) {
        if (faults.size() < MOST) {
            faults.add(words);
        } else {
            untold++;
        }
    }
}
