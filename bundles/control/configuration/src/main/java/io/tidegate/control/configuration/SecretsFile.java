// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.lib.io.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code <data>/keys/secrets.json}: the texts that {@code $[secret:name]} stands for. What somebody put into it in clear is
 * encrypted in place when it is first read. Thread-safe.
 */
final class SecretsFile {

    private static final Logger LOG = LoggerFactory.getLogger(SecretsFile.class);
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final int LONGEST_NAME = 200;

    private final Path file;
    private final Secrets secrets;
    private boolean unwritable;

    SecretsFile(Path file, Secrets secrets) {
        this.file = file;
        this.secrets = secrets;
    }

    /** @throws KuraException if it can't be the name of a secret */
    static void checkName(String name) throws KuraException {
        Keys.required("name", name);
        if (name.length() > LONGEST_NAME || name.startsWith("-") || name.contains("[") || name.contains("]")) {
            throw new ConfigurationFault(
                    KuraErrorCode.INVALID_PARAMETER,
                    "name '" + FaultLine.cut(name, LONGEST_NAME) + "' is not allowed: up to " + LONGEST_NAME
                            + " characters without brackets, no dash at the beginning");
        }
    }

    /** Lets the file be replaced as a whole; what a write that was cut off has left goes. */
    synchronized void renew(Renewal renewal) throws IOException {
        if (Files.exists(file)) {
            renewal.renew(file);
        }
        DurableFiles.sweep(file.toAbsolutePath().getParent(), file.getFileName().toString());
    }

    @FunctionalInterface
    interface Renewal {
        void renew(Path file) throws IOException;
    }

    /** The secret in clear. */
    String lookUp(String name) throws Substitution.Unresolved {
        try {
            Encrypted encrypted = all().get(name);
            if (encrypted == null) {
                throw new Substitution.Unresolved("there is no secret " + name + " in " + file);
            }
            return secrets.open(encrypted);
        } catch (IOException | KuraException e) {
            throw new Substitution.Unresolved("the secret " + name + " can't be read: " + e.getMessage());
        }
    }

    /**
     * All secrets by name.
     *
     * @throws IOException if the file breaks the form, naming it and the place, or can't be read
     */
    synchronized SortedMap<String, Encrypted> all() throws IOException, KuraException {
        SortedMap<String, Encrypted> known = new TreeMap<>();
        if (!Files.exists(file)) {
            return known;
        }
        boolean clear = false;
        for (Map.Entry<String, String> entry : texts().entrySet()) {
            Encrypted sealed = secrets.seal(entry.getValue());
            clear |= !sealed.text().equals(entry.getValue());
            known.put(entry.getKey(), sealed);
        }
        protect(clear, known);
        return known;
    }

    private SortedMap<String, String> texts() throws IOException {
        byte[] document = Limits.content(file, Limits.NOTE_BYTES);
        try {
            return SecretsDocument.read(document);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** A disk that is full is no reason not to give out what can be read. */
    private void protect(boolean clear, SortedMap<String, Encrypted> known) {
        try {
            if (clear) {
                write(known);
            } else if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                Files.setPosixFilePermissions(file, OWNER);
            }
            unwritable = false;
        } catch (IOException e) {
            if (!unwritable) {
                LOG.warn("{}: stays as it is, perhaps in clear: {}", file, ConfigurationFault.words(e));
            }
            unwritable = true;
        }
    }

    /** Whether there was one of that name before. */
    synchronized boolean put(String name, String text) throws IOException, KuraException {
        SortedMap<String, Encrypted> known = all();
        boolean there = known.put(name, secrets.seal(text)) != null;
        write(known);
        return there;
    }

    /** Whether there was one of that name. */
    synchronized boolean remove(String name) throws IOException, KuraException {
        SortedMap<String, Encrypted> known = all();
        boolean there = known.remove(name) != null;
        if (there) {
            write(known);
        }
        return there;
    }

    private void write(SortedMap<String, Encrypted> known) throws IOException {
        DurableFiles.writeSecret(file, SecretsDocument.write(known));
    }
}
