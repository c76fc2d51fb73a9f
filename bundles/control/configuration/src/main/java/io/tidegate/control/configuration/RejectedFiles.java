// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.lib.io.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that were refused: {@code plant.json} becomes {@code plant.json.rejected}, and the reasons stand beside it in {@code
 * plant.json.rejected.txt}. Both go when a better {@code plant.json} was applied.
 */
final class RejectedFiles {

    static final String SUFFIX = ".rejected";

    private static final Logger LOG = LoggerFactory.getLogger(RejectedFiles.class);
    private static final int MOST_READ = 64 * 1024;

    private RejectedFiles() {}

    /** The name of the file that was refused. */
    static String original(String fileName) {
        return fileName.endsWith(SUFFIX) ? fileName.substring(0, fileName.length() - SUFFIX.length()) : fileName;
    }

    static boolean isRejected(Path file) {
        return file.getFileName().toString().endsWith(SUFFIX);
    }

    /** Where a refused file is moved. */
    static Path rejected(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }

    private static Path text(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX + ".txt");
    }

    /**
     * Moves a file aside, in the place of one that was refused before; one that changed since it was read stays.
     *
     * @throws IOException if the folder doesn't let it; the file stays
     */
    static void moveAside(Refusal refusal) throws IOException {
        Path file = refusal.file().path();
        if (!FolderLook.Stamp.of(file).equals(refusal.file().stamp())) {
            return;
        }
        String head = Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + file.getFileName()
                + " was refused as a whole; what it said before stays in force. Mend it and put it back as "
                + file.getFileName() + ".";
        String lines = head + "\n" + String.join("\n", refusal.lines()) + "\n";
        DurableFiles.write(text(file), lines.getBytes(StandardCharsets.UTF_8));
        try {
            DurableFiles.move(file, rejected(file));
        } catch (IOException e) {
            DurableFiles.delete(text(file));
            throw e;
        }
    }

    /** Removes what was refused before of a file that is now applied. */
    static void remove(Path file) {
        try {
            DurableFiles.delete(rejected(file));
            DurableFiles.delete(text(file));
        } catch (IOException e) {
            LOG.warn("{} can't be removed: {}", rejected(file), ConfigurationFault.words(e));
        }
    }

    /** What the text beside a refused file says, a line for each thing. */
    static List<String> lines(Path rejected) {
        Path text = rejected.resolveSibling(rejected.getFileName() + ".txt");
        List<String> lines = List.of();
        try (var in = Files.newInputStream(text)) {
            lines = new String(in.readNBytes(MOST_READ), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.replaceAll("\\p{Cntrl}", "?"))
                    .toList();
        } catch (IOException e) {
            LOG.debug("{}", text, e);
        }
        List<String> told = lines.isEmpty()
                ? List.of("was refused; what it said before stays in force")
                : Refusal.shown(lines, ", see " + text.getFileName());
        return told.stream().map(line -> rejected + ": " + line).toList();
    }
}
