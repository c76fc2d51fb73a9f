// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.secrets.KeyReplacement;
import io.tidegate.lib.io.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Brings every file under the gateway's newest key: snapshots, secrets, and texts of the gateway in files that somebody put
 * into the folders of configurations. What was cut off is done again, for a text becomes the same one each time.
 */
final class KeyRenewal {

    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private final SnapshotFolder snapshots;
    private final SecretsFile secrets;
    private final List<Path> documents;
    private final ReentrantLock working = new ReentrantLock();
    private volatile boolean stopped;

    /** @param documents the folders of files that say what is configured */
    KeyRenewal(SnapshotFolder snapshots, SecretsFile secrets, List<Path> documents) {
        this.snapshots = snapshots;
        this.secrets = secrets;
        this.documents = documents;
    }

    /**
     * What was done.
     *
     * @param texts how many encrypted texts were renewed
     * @param files in how many files
     * @param left a line for each that could not be
     */
    record Done(int texts, int files, List<String> left) {}

    /** @throws IOException if a file can't be written; it can be done again */
    Done renew(KeyReplacement keys) throws IOException {
        working.lock();
        try {
            return new Pass(keys).run();
        } finally {
            working.unlock();
        }
    }

    /** Ends what is being done after the file that is being written; a successor goes on. */
    void stop() {
        stopped = true;
        try {
            if (working.tryLock(4, TimeUnit.SECONDS)) {
                working.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Pass {

        private final KeyReplacement keys;
        private final List<String> left = new ArrayList<>();
        private int texts;
        private int files;

        Pass(KeyReplacement keys) {
            this.keys = keys;
        }

        Done run() throws IOException {
            snapshots.tidyForGood();
            for (Path file : snapshots.files()) {
                renew(file);
            }
            secrets.renew(this::renew);
            for (Path folder : documents) {
                for (Path file : filesIn(folder)) {
                    renewDocument(file);
                }
            }
            return new Done(texts, files, left);
        }

        private List<Path> filesIn(Path folder) throws IOException {
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            try (Stream<Path> found = Files.walk(folder, 2)) {
                return found.filter(Files::isRegularFile).toList();
            }
        }

        /** Somebody else's: it may be in a place where nothing can be written. */
        private void renewDocument(Path file) throws IOException {
            try {
                renew(file.toRealPath());
            } catch (IOException e) {
                if (stopped) {
                    throw e;
                }
                left.add(file + ": has texts of the old key and can't be written: " + ConfigurationFault.words(e));
            }
        }

        private void renew(Path file) throws IOException {
            if (stopped) {
                throw new IOException("the configuration was replaced meanwhile");
            }
            String before;
            try {
                before = new String(Limits.content(file, Limits.SNAPSHOT_BYTES), StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
                left.add(ConfigurationFault.words(e));
                return;
            }
            int known = texts;
            String after = SealedTexts.renewed(before, text -> {
                String renewed = keys.renewed(text);
                texts += renewed.equals(text) ? 0 : 1;
                return renewed;
            });
            if (texts > known) {
                files++;
                write(file, after.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    /** What only the owner may read stays so. */
    private static void write(Path file, byte[] content) throws IOException {
        Set<PosixFilePermission> others = new TreeSet<>(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
        others.retainAll(OTHERS);
        if (others.isEmpty()) {
            DurableFiles.writeSecret(file, content);
        } else {
            DurableFiles.write(file, content);
        }
    }
}
