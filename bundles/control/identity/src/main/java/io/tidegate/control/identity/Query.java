// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import io.tidegate.api.audit.AuditRecord;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Which records are asked for. Their order is that in which they were recorded, whatever the clock said. */
record Query(Instant from, Instant to, String action, int most) {

    /** The newest first. */
    List<AuditRecord> run(Path folder, TrailStore.View view, List<AuditRecord> notYet) throws IOException {
        List<AuditRecord> found = new ArrayList<>();
        for (int i = notYet.size() - 1; i >= 0 && found.size() < most; i--) {
            if (asksFor(notYet.get(i))) {
                found.add(notYet.get(i));
            }
        }
        long newest = view.state().newest();
        for (Map.Entry<Long, Path> file :
                TrailFiles.list(folder).headMap(newest, true).descendingMap().entrySet()) {
            if (found.size() >= most) {
                break;
            }
            read(file.getValue(), file.getKey() == newest ? view.length() : Long.MAX_VALUE, found);
        }
        return found;
    }

    private void read(Path file, long end, List<AuditRecord> found) throws IOException {
        Deque<AuditRecord> last = new ArrayDeque<>();
        try (LineReader lines = new LineReader(file, end)) {
            lines.next();
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                keep(line, last, most - found.size());
            }
        } catch (NoSuchFileException e) {
            // The oldest goes while it is read.
            return;
        }
        last.descendingIterator().forEachRemaining(found::add);
    }

    private void keep(byte[] line, Deque<AuditRecord> last, int room) {
        try {
            AuditRecord entry = Entry.parse(line).content();
            if (asksFor(entry)) {
                last.addLast(entry);
                if (last.size() > room) {
                    last.removeFirst();
                }
            }
        } catch (IOException e) {
            // No record: verify() tells of it.
            return;
        }
    }

    private boolean asksFor(AuditRecord entry) {
        return !entry.time().isBefore(from) && entry.time().isBefore(to) && entry.isOf(action);
    }
}
