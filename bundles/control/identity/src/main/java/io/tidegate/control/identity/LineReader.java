// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the lines of a file as bytes, up to an offset. Of a line longer than any record only the beginning is kept. */
final class LineReader implements AutoCloseable {

    static final int LONGEST = 1 << 18;

    private final InputStream in;
    private final long end;
    private long offset;
    private boolean whole = true;

    /** @param end the offset where to stop, which is the end of a line or of the file */
    LineReader(Path file, long end) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        this.end = end;
    }

    /** The next line without its end; null if there is none. */
    byte[] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        while (offset < end) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            offset++;
            if (next == '\n') {
                return line.toByteArray();
            }
            if (line.size() <= LONGEST) {
                line.write(next);
            }
        }
        whole = line.size() == 0;
        return whole ? null : line.toByteArray();
    }

    /** Whether the last line had its end. */
    boolean whole() {
        return whole;
    }

    /** Where the next line begins. */
    long offset() {
        return offset;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
