// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What documents may be at most. Bytes are a share of the memory that the gateway may use: what a document says is there
 * many times over until it is in force. What is longer than a snapshot may hold is refused when it comes in.
 */
final class Limits {

    private static final long MEMORY = Runtime.getRuntime().maxMemory();

    /** Of a file of configurations, and of a metatype document or component description in a bundle. */
    static final long DOCUMENT_BYTES = MEMORY / 128;

    /** Of a Kura snapshot: text, bytes and values are there at once while it is read. */
    static final long KURA_BYTES = MEMORY / 64;

    /** Of a snapshot of the gateway's own. */
    static final long SNAPSHOT_BYTES = MEMORY / 16;

    /** Of the small files beside snapshots. */
    static final long NOTE_BYTES = 1 << 20;

    /** How deep elements, objects and lists may lie in each other. */
    static final int DEEPEST = 32;

    /** Characters of a name, PID or key. */
    static final int NAME_LENGTH = 1000;

    /** Characters of one text. */
    static final int TEXT_LENGTH = 1 << 20;

    private Limits() {}

    /**
     * The content of a file.
     *
     * @throws IOException if it is none, is larger, or can't be read; the message names the file
     */
    static byte[] content(Path file, long most) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": there is no such file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            long bytes = Files.size(file);
            if (bytes <= most) {
                byte[] content = in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
                bytes = content.length;
                if (bytes <= most) {
                    return content;
                }
            }
            throw new TooLarge(file + ": has " + bytes + " bytes, at most " + words(most));
        } catch (TooLarge e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(file + ": can't be read: " + ConfigurationFault.words(e), e);
        }
    }

    private static String words(long most) {
        boolean share = most == DOCUMENT_BYTES || most == KURA_BYTES || most == SNAPSHOT_BYTES;
        return most + " are allowed" + (share ? " (1/" + MEMORY / most + " of the gateway's memory)" : "");
    }

    /** @throws IOException if there is more */
    static void check(String what, long bytes, long most) throws IOException {
        if (bytes > most) {
            throw new TooLarge(what + " has " + bytes + " bytes, at most " + words(most));
        }
    }

    /** The stream, which fails instead of giving more bytes than that. */
    static InputStream bounded(InputStream in, long most) {
        return new Bounded(in, most);
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(String message) {
            super(message);
        }
    }

    private static final class Bounded extends FilterInputStream {

        private final long most;
        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            this.most = most;
            left = most;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new TooLarge("it has more bytes; at most " + words(most));
            }
        }
    }
}
