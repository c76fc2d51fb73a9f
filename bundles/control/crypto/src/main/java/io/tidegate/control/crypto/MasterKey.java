// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.crypto;

import io.tidegate.lib.io.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The gateway's own key: one line of text {@code tidegate-key-1:<base64 of 32 bytes>:<crc32>}. The check sum tells a damaged
 * file from another key, which would make every stored password unreadable without a word.
 */
final class MasterKey {

    private static final String FORMAT = "tidegate-key-1";
    private static final int BYTES = 32;

    private MasterKey() {}

    /**
     * Reads the key, or makes one if there is no file. An existing file is never written.
     *
     * @throws IOException if the file can't be read or written or is no key, naming it
     */
    static SecretKey loadOrCreate(Path file) throws IOException {
        makeFolder(file.getParent());
        if (!Files.exists(file)) {
            create(file);
        }
        return load(file);
    }

    private static void makeFolder(Path folder) throws IOException {
        DurableFiles.makeFolder(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    /** Makes a key. */
    static void create(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        String line = FORMAT + ":" + Base64.getEncoder().encodeToString(key) + ":" + checkSum(key) + "\n";
        DurableFiles.writeSecret(file, line.getBytes(StandardCharsets.US_ASCII));
    }

    static SecretKey load(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        String[] parts = text.split(":", -1);
        if (parts.length != 3 || !parts[0].equals(FORMAT)) {
            throw damaged(file, "not a key file, " + text.length() + " characters");
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(parts[1]);
        } catch (IllegalArgumentException e) {
            throw damaged(file, "not Base64");
        }
        if (key.length != BYTES || !parts[2].equals(checkSum(key))) {
            throw damaged(file, key.length + " key bytes, or a wrong check sum");
        }
        return new SecretKeySpec(key, "AES");
    }

    private static IOException damaged(Path file, String what) {
        return new IOException(file + ": damaged (" + what + "); put the key back from a backup. Without it the stored"
                + " passwords can't be read: to start over, move the file away, restart and enter the passwords again");
    }

    private static String checkSum(byte[] key) {
        CRC32 crc = new CRC32();
        crc.update(key);
        return Long.toHexString(crc.getValue());
    }
}
