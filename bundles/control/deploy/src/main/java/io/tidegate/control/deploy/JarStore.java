// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.deploy;

import io.tidegate.lib.io.DurableFiles;
import io.tidegate.lib.running.RunningSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The jars that were deployed after the distribution was unpacked, each named by its digest. */
final class JarStore {

    private final Path folder;

    JarStore(Path data) {
        folder = data.toAbsolutePath().normalize().resolve("deploy/store");
    }

    /** Copies the jar in and forces it to disk, unless it is there. @throws IOException also if it changed since planned */
    Path keep(Path jar, String sha256) throws IOException {
        Path kept = folder.resolve(sha256 + ".jar");
        if (Files.exists(kept)) {
            return kept;
        }
        DurableFiles.makeFolder(folder);
        Path beside = folder.resolve("." + sha256 + ".new");
        try {
            DurableFiles.copy(jar, beside);
            if (!JarFacts.sha256(beside).equals(sha256)) {
                throw new IOException(jar + ": changed while it was being installed");
            }
            DurableFiles.move(beside, kept);
        } finally {
            DurableFiles.delete(beside);
        }
        return kept;
    }

    /** Deletes every jar that the running set names neither as running nor as standby. */
    void sweep(RunningSet running) throws IOException {
        Set<String> named = new HashSet<>();
        running.bundles().forEach(b -> named.addAll(List.of(b.sha256() + ".jar", b.standbySha256() + ".jar")));
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> unnamed;
        try (Stream<Path> files = Files.list(folder)) {
            unnamed = files.filter(f -> !named.contains(f.getFileName().toString()))
                    .toList();
        }
        for (Path file : unnamed) {
            DurableFiles.delete(file);
        }
    }
}
