// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.crypto;

import io.tidegate.lib.io.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * The key in force, {@code keys/master.key}, and while it is being replaced the new one, {@code master.key.next}: that
 * encrypts as soon as it is there, both decrypt. Its rename over the old one is the end of the replacement. Thread-safe.
 */
final class KeyRing {

    private final Path master;
    private final Path next;
    private volatile Keys keys;

    /** @param former the key before the newest one, or null */
    private record Keys(AesText newest, AesText former, boolean pending) {}

    private KeyRing(Path folder) {
        master = folder.resolve("master.key");
        next = folder.resolve("master.key.next");
    }

    /** @throws IOException if a key can't be read or written or is none, naming the file */
    static KeyRing load(Path folder) throws IOException {
        KeyRing ring = new KeyRing(folder);
        boolean onlyNext = Files.exists(ring.next) && !Files.exists(ring.master);
        if (onlyNext) {
            DurableFiles.move(ring.next, ring.master);
        }
        AesText key = new AesText(MasterKey.loadOrCreate(ring.master));
        ring.keys = Files.exists(ring.next)
                ? new Keys(new AesText(MasterKey.load(ring.next)), key, true)
                : new Keys(key, null, false);
        return ring;
    }

    boolean pending() {
        return keys.pending();
    }

    String encrypt(char[] clear) throws GeneralSecurityException {
        return keys.newest().encrypt(clear);
    }

    char[] decrypt(String text) throws GeneralSecurityException {
        Keys now = keys;
        try {
            return now.newest().decrypt(text);
        } catch (GeneralSecurityException e) {
            if (now.former() == null) {
                throw e;
            }
            return now.former().decrypt(text);
        }
    }

    /** The text under the newest key: itself, or what becomes of one of the key before. */
    String renewed(String text) throws GeneralSecurityException {
        Keys now = keys;
        try {
            now.newest().decrypt(text);
            return text;
        } catch (GeneralSecurityException e) {
            if (now.former() == null) {
                throw e;
            }
            return now.newest().encryptInPlaceOf(text, now.former().decrypt(text));
        }
    }

    /** @throws IOException if there is no new key; nothing was encrypted with it, should it be on disk all the same */
    synchronized void begin() throws IOException {
        if (keys.pending()) {
            return;
        }
        MasterKey.create(next);
        keys = new Keys(new AesText(MasterKey.load(next)), keys.newest(), true);
    }

    synchronized void finish() throws IOException {
        if (!keys.pending()) {
            return;
        }
        if (Files.exists(next)) {
            DurableFiles.move(next, master);
        } else {
            DurableFiles.forceFolder(master.toAbsolutePath().getParent());
        }
        keys = new Keys(keys.newest(), keys.former(), false);
    }
}
