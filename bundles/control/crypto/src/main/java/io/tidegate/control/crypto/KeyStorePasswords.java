// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.crypto;

import io.tidegate.lib.io.DurableFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code keys/keystores.properties}: the encrypted password of each key store, by its path. Thread-safe. */
final class KeyStorePasswords {

    private static final Logger LOG = LoggerFactory.getLogger(KeyStorePasswords.class);
    private static final String NAME = "keystores.properties";

    private final Path file;

    KeyStorePasswords(Path folder) {
        file = folder.resolve(NAME);
    }

    /** Whether one was ever stored. */
    boolean any() {
        return Files.exists(file);
    }

    /** The password, or null if there is none for that key store. */
    synchronized char[] get(String keyStore, KeyRing keys) throws IOException, GeneralSecurityException {
        String encrypted = read().getProperty(keyStore);
        return encrypted == null ? null : keys.decrypt(encrypted);
    }

    synchronized void set(String keyStore, char[] password, KeyRing keys) throws IOException, GeneralSecurityException {
        Properties known = read();
        known.setProperty(keyStore, keys.encrypt(password));
        write(known);
    }

    /** Brings all under the newest key; one that no key opens stays as it is. */
    synchronized void renew(KeyRing keys) throws IOException {
        Properties known = read();
        boolean changed = false;
        for (String keyStore : known.stringPropertyNames()) {
            String text = known.getProperty(keyStore);
            try {
                String renewed = keys.renewed(text);
                changed |= !renewed.equals(text);
                known.setProperty(keyStore, renewed);
            } catch (GeneralSecurityException e) {
                LOG.warn("{}: its password can't be read and stays as it is: {}", keyStore, e.getMessage());
            }
        }
        if (changed) {
            write(known);
        }
        DurableFiles.sweep(file.toAbsolutePath().getParent(), NAME);
    }

    private void write(Properties known) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        known.store(bytes, null);
        DurableFiles.writeSecret(file, bytes.toByteArray());
    }

    private Properties read() throws IOException {
        Properties known = new Properties();
        if (any()) {
            try (InputStream in = Files.newInputStream(file)) {
                known.load(in);
            } catch (IllegalArgumentException e) {
                throw new IOException(file + ": damaged: " + e.getMessage(), e);
            }
        }
        return known;
    }
}
