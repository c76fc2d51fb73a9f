// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A snapshot file of a Kura gateway, plain or encrypted as a whole. */
final class KuraFile {

    private KuraFile() {}

    /**
     * The configurations in a file, those of passwords encrypted for this gateway.
     *
     * @param key that of the gateway which wrote it, or null if nobody gave one
     * @throws IOException if it can't be read, naming the file, the line and what is wrong
     */
    static List<SnapshotReader.Entry> read(Path file, KuraCipher key, Secrets secrets) throws IOException {
        byte[] content = content(file);
        try {
            return SnapshotReader.entries(
                    new ByteArrayInputStream(plain(content, key)), KuraPasswords.foreign(secrets, key));
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static byte[] content(Path file) throws IOException {
        if (!file.isAbsolute()) {
            throw new IOException(file + ": name the file by its whole path: \"$PWD/" + file + "\"");
        }
        return Limits.content(file, Limits.KURA_BYTES);
    }

    private static byte[] plain(byte[] content, KuraCipher key) throws IOException {
        String text = new String(content, StandardCharsets.ISO_8859_1).strip();
        if (KuraCipher.isCipherText(text)) {
            if (key == null) {
                throw new IOException("is encrypted: give the key of the gateway that wrote it by --key-file");
            }
            return key.decrypt(text).getBytes(StandardCharsets.UTF_8);
        }
        if (!text.isEmpty() && text.matches("[A-Za-z0-9+/\\s]+=*")) {
            throw new IOException(
                    "is encrypted as by Kura before version 5, which can't be read: download the snapshot as"
                            + " XML from Kura's console, or let Kura 5 write it again");
        }
        return content;
    }
}
