// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * How far a file can be followed from its beginning.
 *
 * @param head its first line; null if it has none that holds
 * @param count the number of the last record that holds
 * @param last the MAC of the last line that holds
 * @param length how many bytes hold
 * @param size how many bytes there are
 * @param met whether the line was passed that the state calls the last one
 * @param newest the time of the last record that holds; null if there is none
 */
record Scan(Head head, long count, String last, long length, long size, boolean met, Instant newest) {

    /** @param sought the MAC to look out for */
    static Scan of(Chain chain, Path file, String sought) throws IOException {
        long size = Files.size(file);
        Head head = null;
        long count = 0;
        String last = Chain.START;
        long length = 0;
        boolean met = false;
        Instant newest = null;
        try (LineReader lines = new LineReader(file, size)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                try {
                    if (!lines.whole()) {
                        break;
                    }
                    if (head == null) {
                        Head read = Head.parse(line);
                        if (!chain.holds(read.previous(), line)) {
                            break;
                        }
                        head = read;
                        count = read.first() - 1;
                    } else if (chain.holds(last, line)) {
                        Entry entry = Entry.parse(line);
                        count = entry.number();
                        newest = entry.content().time();
                    } else {
                        break;
                    }
                } catch (IOException e) {
                    // No line of ours: as far as here it holds.
                    break;
                }
                last = Chain.carried(line);
                met |= last.equals(sought);
                length = lines.offset();
            }
        }
        return new Scan(head, count, last, length, size, met, newest);
    }

    boolean whole() {
        return head != null && length == size;
    }
}
