// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.lib.io.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a kill left in the folder of snapshots: files that were being written, and what lies beside a snapshot that never was. */
final class Remains {

    private static final Logger LOG = LoggerFactory.getLogger(Remains.class);
    private static final Pattern UNFINISHED = Pattern.compile("\\..*\\.new");
    private static final Pattern BESIDE = Pattern.compile("(?:base|change)_([0-9]{1,18})\\.(?:xml|json)");

    private Remains() {}

    /** Call it while nobody writes. What can't be removed is harmless and waits for the next start. */
    static void clear(Path folder, Set<Long> snapshots) {
        try {
            for (Path file : files(folder)) {
                if (isOne(file.getFileName().toString(), snapshots)) {
                    DurableFiles.delete(file);
                }
            }
        } catch (IOException e) {
            LOG.debug("{}: what a kill left can't be removed", folder, e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean isOne(String name, Set<Long> snapshots) {
        Matcher beside = BESIDE.matcher(name);
        return UNFINISHED.matcher(name).matches()
                || (beside.matches() && !snapshots.contains(Long.valueOf(beside.group(1))));
    }
}
