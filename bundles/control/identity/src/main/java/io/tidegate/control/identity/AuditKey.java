// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import io.tidegate.lib.io.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The key of the trail's chain: 32 bytes, as one line of hexadecimal digits, readable by the gateway's user only. */
final class AuditKey {

    private static final int BYTES = 32;

    private AuditKey() {}

    static byte[] make() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** The key; empty if there is no file. @throws IOException if it can't be read or is no key */
    static Optional<byte[]> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        if (!text.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
            throw new IOException(
                    file + ": not a key of the audit trail; put it back from a backup, or move it away: a new"
                            + " one is made then, and what was recorded before can't be checked any more");
        }
        return Optional.of(HexFormat.of().parseHex(text));
    }

    /** Writes the key, durably. */
    static void write(Path file, byte[] key) throws IOException {
        DurableFiles.makeFolder(file.getParent());
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwx------"));
        DurableFiles.writeSecret(file, (HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
